import type { PermissionLine } from '../../../shared/diagnosis/examination.ts';
import { adviceInWords, faultInWords } from '../../../shared/strings/words.ts';
import { useStrings } from '../../client/language.tsx';
import { Badge, type Tone } from '../../design/badge.tsx';
import type { IconName } from '../../design/icon.tsx';
import './examination.css';

const LOOK: Readonly<Record<PermissionLine['state'], { readonly tone: Tone; readonly icon: IconName }>> = {
  ok: { tone: 'good', icon: 'check' },
  missing: { tone: 'recording', icon: 'lock' },
  failed: { tone: 'recording', icon: 'fault' },
  skipped: { tone: 'quiet', icon: 'right' },
};

/** What the permission doctor found, line by line, with Kaltura's own names and what to ask for. */
export function Examination({ lines }: { readonly lines: readonly PermissionLine[] }) {
  const strings = useStrings();
  const words = strings.doctor;
  return (
    <div role="status">
      <ul className="ruled selectable">
        {lines.map((line) => {
          const { icon, tone } = LOOK[line.state];
          const advice = adviceInWords(line, strings);
          return (
            <li key={line.check}>
              <div className="examination-head">
                <span className="examination-name">
                  {words.permissions[line.check]} <code className="soft">{line.kalturaName}</code>
                </span>
                <Badge tone={tone} icon={icon}>
                  {words.states[line.state]}
                </Badge>
              </div>
              {line.fault && <p className="small">{faultInWords(line.fault, strings).what}</p>}
              {advice !== '' && <p className="small soft">{advice}</p>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
