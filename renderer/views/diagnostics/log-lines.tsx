import { fromIso } from '../../../shared/domain/instant.ts';
import type { LogLine } from '../../../shared/diagnosis/log-line.ts';
import { useFormats, useStrings } from '../../client/language.tsx';

const TONES: Readonly<Record<LogLine['level'], string>> = {
  debug: 'tone-quiet',
  info: 'tone-accent',
  warn: 'tone-caution',
  error: 'tone-recording',
};

/** Lines of the log; they scroll by themselves. */
export function LogLines({ lines }: { readonly lines: readonly LogLine[] }) {
  const { diagnostics: words } = useStrings();
  const formats = useFormats();
  if (lines.length === 0) return <p className="soft">{words.noLines}</p>;
  return (
    // Scrolls, so it can be reached by the keyboard.
    <div className="log selectable" role="region" aria-label={words.newest(lines.length)} tabIndex={0}>
      <table>
        <tbody>
          {lines.map((line, index) => {
            const at = fromIso(line.at);
            return (
              <tr key={`${line.at} ${index}`} className={TONES[line.level]}>
                <td className="log-when figures">
                  {formats.day(at)} {formats.timeExact(at)}
                </td>
                <td className="log-level">{line.level}</td>
                <td className="soft">{line.stage}</td>
                <td>
                  {line.message} <span className="log-fields soft">{line.fields}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
