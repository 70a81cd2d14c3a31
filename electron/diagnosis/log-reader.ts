import { LOG_LEVELS, logLineSchema, type LogFilter, type LogLine } from '../../shared/diagnosis/log-line.ts';
import { redactText } from '../../shared/redact.ts';
import type { Files } from '../ports/files.ts';

/** The log as it is on the disk: the current file and the one before it. */
export class LogReader {
  /** `file`: absolute path of the current file; null where no log is kept. */
  constructor(
    private readonly files: Files,
    private readonly file: string | null,
  ) {}

  /** The whole text, oldest first, redacted once more. Empty where there is none. */
  async text(): Promise<string> {
    if (this.file === null) return '';
    const older = this.file.replace(/\.log$/, '.old.log');
    const texts = await Promise.all([older, this.file].map((path) => this.textOf(path)));
    return redactText(texts.join(''));
  }

  /** The newest lines that pass the filter, oldest first. */
  async lines(filter: LogFilter): Promise<readonly LogLine[]> {
    return filtered(await this.text(), filter);
  }

  private async textOf(path: string): Promise<string> {
    return (await this.files.stat(path)) === null ? '' : this.files.readText(path);
  }
}

/** The newest lines of a log that pass the filter; a line that is not one of ours (cut off, by hand) is left out. */
export function filtered(log: string, { level, stage, text, limit }: LogFilter): readonly LogLine[] {
  const worstEnough = LOG_LEVELS.slice(LOG_LEVELS.indexOf(level));
  const wanted = text.toLowerCase();
  const passing = log.split('\n').flatMap((raw): readonly LogLine[] => {
    if (!raw.toLowerCase().includes(wanted)) return [];
    const line = lineIn(raw);
    return line && worstEnough.includes(line.level) && (stage === '' || line.stage === stage) ? [line] : [];
  });
  return passing.slice(-limit);
}

function lineIn(raw: string): LogLine | null {
  const data = jsonOf(raw);
  if (typeof data !== 'object' || data === null) return null;
  const { at, level, stage = '', message, ...fields } = data as Record<string, unknown>;
  const rest = Object.keys(fields).length === 0 ? '' : JSON.stringify(fields);
  return logLineSchema.safeParse({ at, level, stage, message, fields: rest }).data ?? null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
