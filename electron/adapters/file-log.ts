import electronLog from 'electron-log/node';
import type { Log, LogFields } from '../ports/log.ts';
import { redact, redactText } from '../../shared/redact.ts';

const MOST_BYTES = 5 * 1024 * 1024;

type Level = 'debug' | 'info' | 'warn' | 'error';

/**
 * The log as a file of JSON lines; one older file is kept beside it. Warnings and errors go to the console as well.
 * Everything is redacted here, the only place where a line leaves.
 */
export class FileLog implements Log {
  private constructor(
    private readonly write: (level: Level, line: string) => void,
    private readonly stageName: string | null,
  ) {}

  /** A log into `file` (absolute path). */
  static at(file: string): FileLog {
    const logger = electronLog.create({ logId: file });
    logger.transports.file.resolvePathFn = () => file;
    logger.transports.file.level = 'debug';
    logger.transports.file.maxSize = MOST_BYTES;
    logger.transports.file.format = ({ data }: { readonly data: unknown[] }) => data;
    logger.transports.console.level = 'warn';
    logger.transports.console.format = ({ data }: { readonly data: unknown[] }) => data;
    return new FileLog((level, line) => logger[level](line), null);
  }

  debug(message: string, fields?: LogFields): void {
    this.line('debug', message, fields);
  }

  info(message: string, fields?: LogFields): void {
    this.line('info', message, fields);
  }

  warn(message: string, fields?: LogFields): void {
    this.line('warn', message, fields);
  }

  error(message: string, fields?: LogFields): void {
    this.line('error', message, fields);
  }

  stage(stage: string): Log {
    return new FileLog(this.write, stage);
  }

  private line(level: Level, message: string, fields: LogFields = {}): void {
    const line = {
      at: new Date().toISOString(),
      level,
      ...(this.stageName === null ? {} : { stage: this.stageName }),
      message: redactText(message),
      ...(redact(fields) as LogFields),
    };
    this.write(level, JSON.stringify(line));
  }
}
