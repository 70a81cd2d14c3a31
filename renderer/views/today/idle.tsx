import { useState } from 'react';
import { msBetween } from '../../../shared/domain/instant.ts';
import { useFormats, useStrings } from '../../client/language.tsx';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { DiskFigure } from './figures.tsx';
import { AdHocForm } from './ad-hoc-form.tsx';
import { nextCaptured } from './next-captured.ts';

const EARLY_START_MS = 30 * 60_000;
const COUNTDOWN_FROM_MS = 24 * 60 * 60_000;

/** Nothing is being recorded: what comes next, and the ways to begin. */
export function Idle() {
  const { today, tray } = useStrings();
  const formats = useFormats();
  const snapshot = useSnapshot();
  const start = useIntent('startNow');
  const [isAsking, setAsking] = useState(false);
  const next = nextCaptured(snapshot.slots, snapshot.now);
  const waitMs = next ? msBetween(snapshot.now, next.window.start) : null;
  const canStart = snapshot.sources.length > 0;
  const early = next !== null && waitMs !== null && waitMs <= EARLY_START_MS ? next.occurrence : null;
  return (
    <section className={`present ${early ? 'tone-caution' : 'tone-quiet'}`} aria-label={today.present}>
      <div className="present-head">
        <span className="present-state">{today.nothing}</span>
        <dl className="figures-row">
          <DiskFigure />
        </dl>
      </div>
      {next && waitMs !== null ? (
        <div className="present-body">
          <div className="present-words">
            <p className="present-title selectable">{today.next(next.occurrence.title)}</p>
            <p className="soft figures">
              {formats.dayAndTime(next.occurrence.start, snapshot.now)} – {formats.time(next.occurrence.end)}
            </p>
          </div>
          {waitMs <= COUNTDOWN_FROM_MS && (
            <div className="present-clock figures" role="timer">
              <strong>{formats.clock(waitMs)}</strong>
              <span className="soft small">{today.timeToStart}</span>
            </div>
          )}
        </div>
      ) : (
        <p className="present-title soft">{today.nothingPlanned}</p>
      )}
      {start.fault && <FaultNotice fault={start.fault} />}
      <div className="present-foot present-buttons">
        <div className="row-wrap">
          {early && (
            <Button
              look="record"
              size="large"
              icon="record"
              isDisabled={!canStart || start.isRunning}
              onPress={() =>
                void start.run({ eventId: early.eventId, title: early.title, templateEntryId: null, minutes: 60 })
              }
            >
              {today.startEarly}
            </Button>
          )}
          <Button
            look={early ? 'plain' : 'record'}
            size="large"
            icon={early ? 'plus' : 'record'}
            isDisabled={!canStart}
            onPress={() => setAsking(true)}
          >
            {early ? tray.adHocTitle : today.start}
          </Button>
        </div>
      </div>
      {isAsking && <AdHocForm onClose={() => setAsking(false)} />}
    </section>
  );
}
