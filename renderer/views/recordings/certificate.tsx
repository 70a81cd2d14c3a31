import { useEffect, useState } from 'react';
import type { Certificate as Proof } from '../../../shared/domain/certificate.ts';
import { fromIso } from '../../../shared/domain/instant.ts';
import type { RecordingView } from '../../../shared/ipc/snapshot.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { useIntent } from '../../client/use-intent.ts';

type Proved = Proof['tracks'][number];

/** What can be proved about a recording that has finished files; nothing before. */
export function Certificate({ recording: r }: { readonly recording: RecordingView }) {
  const { run, fault } = useIntent('certificate');
  const [proof, setProof] = useState<Proof | null>(null);
  const steps = r.tracks.map((t) => t.step).join(' ');
  useEffect(() => {
    let isWanted = true;
    void run({ recordingId: r.id }).then((answer) => {
      if (isWanted && answer) setProof(answer.certificate);
    });
    return () => {
      isWanted = false;
    };
  }, [run, r.id, r.state, steps]);
  if (fault) return <FaultNotice fault={fault} />;
  if (proof === null || proof.tracks.length === 0) return null;
  return <Facts proof={proof} />;
}

function Facts({ proof }: { readonly proof: Proof }) {
  const words = useStrings().recordings.certificate;
  const formats = useFormats();
  const { now } = useSnapshot();
  const error = (ms: number): string => {
    if (Math.abs(ms) < 1) return words.exact;
    return ms < 0 ? words.early(formats.milliseconds(-ms)) : words.late(formats.milliseconds(ms));
  };
  const share = (value: number | null): string => (value === null ? '–' : formats.percent(value));
  // A row for each, so that it is as wide as there are tracks: few, whatever the size of the letters.
  const facts: readonly (readonly [Exclude<keyof typeof words.columns, 'track'>, (t: Proved) => string])[] = [
    ['start', (t) => error(t.startErrorMs)],
    ['end', (t) => error(t.endErrorMs)],
    ['duration', (t) => formats.clock(t.durationMs)],
    ['silent', (t) => share(t.silentShare)],
    ['black', (t) => share(t.blackShare)],
    ['sent', (t) => (t.bytesSentAt === null ? '–' : formats.dayAndTime(fromIso(t.bytesSentAt), now))],
    ['sha256', (t) => `${t.sha256.slice(0, 12)}…`],
  ];
  return (
    <>
      <section>
        <h3>{words.title}</h3>
        <table className="proof selectable figures">
          <thead>
            <tr>
              <th scope="col">{words.columns.track}</th>
              {proof.tracks.map((t) => (
                <th key={t.track} scope="col">
                  {t.track}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facts.map(([fact, of]) => (
              <tr key={fact}>
                <th scope="row">{words.columns[fact]}</th>
                {proof.tracks.map((t) => (
                  <td key={t.track} {...(fact === 'sha256' && { title: t.sha256 })}>
                    {of(t)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {proof.operatorActs.length > 0 && (
        <section>
          <h3>{words.acts}</h3>
          <ul className="selectable figures">
            {proof.operatorActs.map(({ at, act }) => (
              <li key={`${at} ${act}`}>
                {formats.timeExact(fromIso(at))} · {words.act[act] ?? act}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
