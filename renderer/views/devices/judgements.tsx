import type { IntentResult } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useFormats, useStrings } from '../../client/language.tsx';
import { Badge, type Tone } from '../../design/badge.tsx';
import { Button } from '../../design/button.tsx';
import './devices.css';
import type { Capture, CaptureDesk } from './use-capture.ts';

type Judgement = IntentResult<'rehearse'>['judgements'][number];

const TONE: Readonly<Record<Judgement['verdict'], Tone>> = { good: 'good', doubtful: 'caution', failed: 'recording' };

/** What a rehearsal found: a line for each source, then what a person should do. */
export function Judgements({
  desk,
  capture,
  report,
  onTaken,
  onClose,
}: {
  readonly desk: CaptureDesk;
  readonly capture: Capture;
  readonly report: IntentResult<'rehearse'>;
  /** The lighter profile that was proposed has taken the place of the rehearsed one. */
  readonly onTaken: () => void;
  /** Null where the report stays. */
  readonly onClose: (() => void) | null;
}) {
  const { devices: words, common } = useStrings();
  const formats = useFormats();
  const { judgements, faults, proposal } = report;
  const label = (id: string): string => capture.sources.find((s) => s.id === id)?.label ?? id;
  const figure = ({ fps, peakDb }: Judgement): string => {
    if (fps !== null) return words.picturesPerSecond(formats.number(Math.round(fps)));
    if (peakDb === null) return '';
    return Number.isFinite(peakDb) ? words.decibels(formats.number(Math.round(peakDb))) : words.digitalSilence;
  };
  const found = [...judgements.flatMap((j) => j.faults), ...faults];
  const once = [...new Map(found.map((f) => [JSON.stringify([f.code, f.params]), f])).values()];
  const take = async (): Promise<void> => {
    if (proposal === null) return;
    const profiles = capture.profiles.map((p) => (p.name === proposal.name ? proposal : p));
    if (await desk.change({ profiles })) onTaken();
  };
  return (
    <section className="device-report" aria-label={words.rehearsalOf}>
      <div className="spread">
        <h3>{once.length === 0 ? words.allGood : words.rehearsalOf}</h3>
        {onClose && (
          <Button size="small" look="bare" onPress={onClose}>
            {common.close}
          </Button>
        )}
      </div>
      <ul className="device-verdicts">
        {judgements.map((j) => (
          <li key={`${j.trackId} ${j.sourceId} ${j.of}`}>
            <Badge tone={TONE[j.verdict]}>{words.verdicts[j.verdict]}</Badge>
            <span className="clip">{label(j.sourceId)}</span>
            <span className="soft small figures">{figure(j)}</span>
          </li>
        ))}
      </ul>
      {once.map((f) => (
        <FaultNotice key={JSON.stringify([f.code, f.params])} fault={f} tone="caution" />
      ))}
      {proposal && (
        <div className="row-wrap">
          <span>{words.proposal(sizesOf(proposal.tracks, words.size))}</span>
          <Button size="small" onPress={() => void take()}>
            {words.takeProposal}
          </Button>
        </div>
      )}
    </section>
  );
}

/** The sizes of a profile's pictures in one line. */
export const sizesOf = (
  tracks: readonly { video: string | null; width: number; height: number; fps: number }[],
  size: (width: number, height: number, fps: number) => string,
): string =>
  [...new Set(tracks.filter((t) => t.video !== null).map((t) => size(t.width, t.height, t.fps)))].join(' · ');
