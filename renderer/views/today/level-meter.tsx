import { useEffect, useRef } from 'react';
import type { SourceView } from '../../../shared/ipc/snapshot.ts';
import { bridge } from '../../client/bridge.ts';
import { useStrings } from '../../client/language.tsx';

/** The scale begins here; digital full scale is its other end. */
const FLOOR_DB = -60;
/** A peak stands this long before it falls. */
const PEAK_HOLD_MS = 1500;
const MOST_CHANNELS = 2;

const share = (db: number): number => Math.min(1, Math.max(0, 1 - db / FLOOR_DB));

/** Moves what is there; nothing is laid out or styled anew. */
function draw(bar: HTMLElement, level: number, peak: number): void {
  const [dark, mark] = [...bar.children] as HTMLElement[];
  if (dark) dark.style.transform = `scaleX(${(1 - level).toFixed(3)})`;
  if (mark) mark.style.transform = `translateX(calc(${(peak * 100).toFixed(1)}% - 2px))`;
}

/**
 * Level and held peak of a source's channels. Drawn past React, ten times a second: only two transforms change. Green up to
 * -18 dBFS, amber up to -9, red above, as level meters in lecture halls are marked.
 */
export function LevelMeter({ source }: { readonly source: Pick<SourceView, 'id' | 'label'> }) {
  const { today } = useStrings();
  const meter = useRef<HTMLDivElement>(null);
  const { id } = source;
  useEffect(() => {
    const peaks = Array.from({ length: MOST_CHANNELS }, () => ({ db: FLOOR_DB, at: 0 }));
    return bridge().onLevels((messages) => {
      const message = messages.find((m) => m.sourceId === id);
      const element = meter.current;
      if (!message || !element) return;
      element.hidden = message.peakDb.length === 0;
      peaks.forEach((peak, channel) => {
        const bar = element.children[channel] as HTMLElement | undefined;
        const db = message.peakDb[channel];
        if (!bar) return;
        bar.hidden = db === undefined;
        if (db === undefined) return;
        const at = performance.now();
        if (db >= peak.db || at - peak.at > PEAK_HOLD_MS) Object.assign(peak, { db, at });
        draw(bar, share(message.rmsDb[channel] ?? db), share(peak.db));
      });
    });
  }, [id]);
  return (
    <div className="meter" ref={meter} role="img" aria-label={today.level(source.label)} hidden>
      {Array.from({ length: MOST_CHANNELS }, (_, channel) => (
        <div className="meter-bar" key={channel} hidden>
          <div className="meter-dark" />
          <div className="meter-peak" />
        </div>
      ))}
    </div>
  );
}
