import { msBetween } from '../../../../shared/domain/instant.ts';
import type { EndpointView } from '../../../../shared/ipc/broadcast-view.ts';
import { faultInWords } from '../../../../shared/strings/words.ts';
import { useFormats, useStrings } from '../../../client/language.tsx';
import { useSnapshot } from '../../../client/snapshot.tsx';
import { Badge } from '../../../design/badge.tsx';
import { ENDPOINT_LOOK } from './push-look.ts';

/** One address that is pushed to, and how well. */
export function Endpoint({ endpoint }: { readonly endpoint: EndpointView }) {
  const strings = useStrings();
  const formats = useFormats();
  const { now } = useSnapshot();
  const words = strings.live;
  const { id, label, protocol, server, state, kbps, nextAttemptAt, fault } = endpoint;
  const name = id === 'primary' || id === 'secondary' ? words.endpointNames[id] : label;
  const next = nextAttemptAt === null ? null : formats.clock(Math.max(0, msBetween(now, nextAttemptAt)));
  const rate = kbps === null ? '' : ` ${formats.rate((kbps * 1000) / 8)}`;
  return (
    <li className="endpoint" aria-label={name}>
      <div className="spread">
        <span className="endpoint-name clip">
          <strong>{name}</strong>
          <span className="soft small clip">
            {protocol.toUpperCase()} · {server}
          </span>
        </span>
        <Badge tone={ENDPOINT_LOOK[state].tone} icon={ENDPOINT_LOOK[state].icon}>
          {words.endpoint[state]}
          {rate}
        </Badge>
      </div>
      <p className="soft small figures">{[...health(endpoint, words, formats)].join(' · ')}</p>
      {fault && state !== 'ended' && (
        <p className={state === 'sending' ? 'soft small' : 'endpoint-trouble small figures'}>
          {state === 'sending' ? words.lastError(faultInWords(fault, strings).what) : faultInWords(fault, strings).what}
          {next !== null && ` ${words.nextAttempt(next)}`}
        </p>
      )}
    </li>
  );
}

function* health(
  { sentBytes, behindMs, droppedMs, reconnects }: EndpointView,
  words: ReturnType<typeof useStrings>['live'],
  formats: ReturnType<typeof useFormats>,
): Generator<string> {
  yield words.sent(formats.bytes(sentBytes));
  if (behindMs > 0) yield words.behind(formats.duration(behindMs));
  if (droppedMs > 0) yield words.leftOut(formats.duration(droppedMs));
  if (reconnects > 0) yield words.reconnects(reconnects);
}
