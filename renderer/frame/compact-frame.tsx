import { useStrings } from '../client/language.tsx';
import { Levels } from '../views/today/levels.tsx';
import { Present } from '../views/today/present.tsx';
import { Troubles } from '../views/today/troubles.tsx';
import './compact-frame.css';
import './frame.css';
import { Header } from './header.tsx';

/** The narrow window: the present with its buttons first, so that they stay in sight, then what is wrong, and the levels. */
export function CompactFrame() {
  const { nav } = useStrings();
  return (
    <div className="frame-main compact">
      <Header />
      {/* Scrolls, so it can be reached by the keyboard. */}
      <main className="frame-view stack" aria-label={nav.views.today} tabIndex={0}>
        <Present />
        <Troubles />
        <Levels />
      </main>
    </div>
  );
}
