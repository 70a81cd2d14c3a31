import { lazy, Suspense, useState } from 'react';
import { LiveCard } from './live/live-card.tsx';
import { Present } from './present.tsx';
import { Sources } from './sources.tsx';
import './today.css';
import { Troubles } from './troubles.tsx';

const Timeline = lazy(() => import('./timeline/timeline.tsx').then((m) => ({ default: m.Timeline })));

/** What is going on now, and what comes. */
export function Today() {
  const [isWeek, setWeek] = useState(false);
  return (
    <div className={isWeek ? 'today today-wide' : 'today'}>
      <div className="today-present">
        <Troubles />
        <Present />
      </div>
      <Suspense fallback={<div />}>
        <Timeline isWeek={isWeek} onWeek={setWeek} />
      </Suspense>
      <div className="today-present today-more">
        <LiveCard />
        <Sources />
      </div>
    </div>
  );
}
