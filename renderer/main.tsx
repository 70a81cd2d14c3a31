import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { App } from './app.tsx';
import { Language } from './client/language.tsx';
import './design/base.css';

/** Only the language that is spoken is loaded; main says which in the window's address. */
async function start(root: Element): Promise<void> {
  const isGerman = new URLSearchParams(location.search).get('language') === 'de';
  const strings = isGerman
    ? (await import('../shared/strings/de/german.ts')).german
    : (await import('../shared/strings/en/english.ts')).english;
  document.documentElement.lang = isGerman ? 'de' : 'en';
  createRoot(root).render(
    <StrictMode>
      <I18nProvider locale={strings.locale}>
        <Language strings={strings}>
          <App />
        </Language>
      </I18nProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no place for the app');
void start(root);
