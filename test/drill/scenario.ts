import type { DrillRoom } from './drill-room.ts';

/** One thing that goes wrong in a room, and what is left afterwards. */
export interface Scenario {
  /** As it is named on the command line. */
  readonly name: string;
  /** What goes wrong, for the person who watches. */
  readonly what: string;
  /** A command that the engine is started by, for a folder; absent where any engine will do. */
  readonly startBy?: (folder: string) => readonly string[];
  /** Lets it happen; gives what was lost, one sentence each, none when nothing was. Throws when the room did not go on. */
  readonly run: (room: DrillRoom) => Promise<readonly string[]>;
}
