import { useEffect, useState } from 'react';
import type { Certificate as Proof } from '../../../shared/domain/certificate.ts';
import { fromIso } from '../../../shared/domain/instant.ts';
import type { RecordingView } from '../../../shared/ipc/snapshot.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { useIntent } from '../../client/use-intent.ts';

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
  return (
    <>
      <section>
        <h3>{words.title}</h3>
        <div className="scroll-across" role="region" aria-label={words.title} tabIndex={0}>
          <table className="tracks selectable figures">
            <thead>
              <tr>
                {Object.entries(words.columns).map(([name, text]) => (
                  <th key={name} scope="col">
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {proof.tracks.map((t) => (
                <tr key={t.track}>
                  <td>{t.track}</td>
                  <td>{error(t.startErrorMs)}</td>
                  <td>{error(t.endErrorMs)}</td>
                  <td>{formats.clock(t.durationMs)}</td>
                  <td>{share(t.silentShare)}</td>
                  <td>{share(t.blackShare)}</td>
                  <td>{t.bytesSentAt === null ? '–' : formats.dayAndTime(fromIso(t.bytesSentAt), now)}</td>
                  <td title={t.sha256}>{t.sha256.slice(0, 12)}…</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
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
