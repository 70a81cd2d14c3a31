import { z } from 'zod';
import type { Files } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import type { Bounds, WindowForm } from './window-form.ts';

const bounds = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() });
const placesSchema = z.object({ whole: bounds.optional(), compact: bounds.optional() });

/**
 * Where the window last was in each form, in a file of its own, so that it is there again after a restart. A file that cannot
 * be read or written costs no more than that.
 */
export class WindowPlaces {
  private places: z.infer<typeof placesSchema> = {};
  private saved = Promise.resolve();

  constructor(
    private readonly file: string,
    private readonly files: Pick<Files, 'readText' | 'stat' | 'writeAtomic'>,
    private readonly log: Log,
  ) {}

  async load(): Promise<void> {
    try {
      if ((await this.files.stat(this.file)) === null) return;
      this.places = placesSchema.parse(JSON.parse(await this.files.readText(this.file)));
    } catch (error) {
      this.log.warn('Where the window was cannot be read', { error });
    }
  }

  get(form: WindowForm): Bounds | null {
    return this.places[form] ?? null;
  }

  set(form: WindowForm, { height, width, x, y }: Bounds): void {
    this.places = { ...this.places, [form]: { x, y, width, height } };
    const content = JSON.stringify(this.places);
    this.saved = this.saved
      .then(() => this.files.writeAtomic(this.file, content))
      .catch((error: unknown) => this.log.warn('Where the window is cannot be kept', { error }));
  }

  /** Settles when everything that was set is in the file. */
  settled(): Promise<void> {
    return this.saved;
  }
}
