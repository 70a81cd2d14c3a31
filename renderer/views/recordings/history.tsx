import { useEffect, useState } from 'react';
import type { Instant, Span } from '../../../shared/domain/instant.ts';
import type { IntentResult } from '../../../shared/ipc/intents.ts';
import type { RecordingView } from '../../../shared/ipc/snapshot.ts';
import { faultInWords } from '../../../shared/strings/words.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';

type Cause = IntentResult<'history'>['causes'][number];

/** The chain of causes of a recording, with times, from the journal. */
export function History({ recording: { id, state } }: { readonly recording: RecordingView }) {
  const words = useStrings().history;
  const { run: read, fault } = useIntent('history');
  const [causes, setCauses] = useState<readonly Cause[]>([]);
  useEffect(() => {
    let isWanted = true;
    void read({ recordingId: id }).then((answer) => {
      if (isWanted && answer) setCauses(answer.causes);
    });
    return () => {
      isWanted = false;
    };
    // Read anew with each state that the recording comes to.
  }, [read, id, state]);
  return (
    <section>
      <h3>{words.title}</h3>
      {fault && <FaultNotice fault={fault} />}
      <ol className="history selectable" tabIndex={0} aria-label={words.title}>
        {causes.map((cause, index) => (
          <li key={`${cause.at} ${index}`}>
            <Link cause={cause} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Link({ cause: { at, by, fault, trackId, what, window } }: { readonly cause: Cause }) {
  const strings = useStrings();
  const words = strings.history;
  const formats = useFormats();
  const spanOf = ({ start, end }: Span): string => formats.span(start, end);
  const more = [
    trackId ?? '',
    by === null ? '' : words.by[by],
    window === null ? '' : words.to(spanOf(window as Span)),
  ];
  const said = fault && faultInWords(fault, strings);
  return (
    <>
      <span className="soft figures">{formats.timeExact(at as Instant)}</span>
      <span>
        {words.what[what]} <span className="soft">{more.filter((text) => text !== '').join(', ')}</span>
        {said && <span className="soft"> – {said.what}</span>}
      </span>
    </>
  );
}
