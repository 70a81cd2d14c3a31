import type { PermissionLine } from '../../../shared/diagnosis/examination.ts';
import { useStrings } from '../../client/language.tsx';
import { Badge, type Tone } from '../../design/badge.tsx';

const TONE: Readonly<Record<PermissionLine['state'], Tone>> = {
  ok: 'good',
  missing: 'recording',
  failed: 'recording',
  skipped: 'quiet',
};

/** What the permission doctor found, line by line, in Kaltura's own names. */
export function Examination({ lines }: { readonly lines: readonly PermissionLine[] }) {
  const words = useStrings().settings.account;
  return (
    <ul className="examination selectable" role="status">
      {lines.map((line) => (
        <li key={line.check}>
          <Badge tone={TONE[line.state]}>{words.checkStates[line.state]}</Badge>
          <code>{line.kalturaName}</code>
          {line.ask !== '' && <span className="soft">{line.ask}</span>}
        </li>
      ))}
    </ul>
  );
}
