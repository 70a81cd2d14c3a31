import type { ReactNode } from 'react';
import { useStrings } from '../client/language.tsx';
import { useSnapshot } from '../client/snapshot.tsx';
import { goTo, VIEWS, type View } from '../client/use-view.ts';
import { Icon } from '../design/icon.tsx';
import { Banner } from './banner.tsx';
import { Connection } from './connection.tsx';
import './frame.css';
import { Header } from './header.tsx';

/** Navigation, header and the view within. */
export function Frame({ view, children }: { readonly view: View; readonly children: ReactNode }) {
  const { nav } = useStrings();
  const { conflicts } = useSnapshot();
  return (
    <div className="frame">
      <nav className="nav" aria-label={nav.label}>
        <div className="nav-brand" aria-hidden="true">
          <span className="nav-mark" />
          <span className="nav-word">Lectern</span>
        </div>
        <ul>
          {VIEWS.map((v) => (
            <li key={v}>
              <button
                type="button"
                className="nav-item"
                aria-current={v === view ? 'page' : undefined}
                onClick={() => goTo(v)}
              >
                <Icon name={v} />
                <span className="nav-word">{nav.views[v]}</span>
                {v === 'conflicts' && conflicts.length > 0 && (
                  <span className="nav-count" aria-label={nav.conflictCount(conflicts.length)}>
                    {conflicts.length}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
        <Connection />
      </nav>
      <div className="frame-main">
        <Header />
        {view !== 'today' && <Banner />}
        {/* Scrolls, so it can be reached by the keyboard. */}
        <main className="frame-view" aria-label={nav.views[view]} tabIndex={0}>
          {children}
        </main>
      </div>
    </div>
  );
}
