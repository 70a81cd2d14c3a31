import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A chapter as a player finds it. */
interface SeenChapter {
  readonly startMs: number;
  readonly endMs: number;
  readonly title: string;
}

/** The chapters of a file, as ffprobe reads them. */
export async function chaptersIn(file: string): Promise<readonly SeenChapter[]> {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-show_chapters', '-of', 'json', file]);
  const { chapters } = JSON.parse(stdout) as {
    chapters: { start_time: string; end_time: string; tags: { title: string } }[];
  };
  return chapters.map((c) => ({
    startMs: Number(c.start_time) * 1000,
    endMs: Number(c.end_time) * 1000,
    title: c.tags.title,
  }));
}
