import { dialog } from 'electron';
import type { IntentResult } from '../../shared/ipc/intents.ts';
import type { Engine } from '../ports/engine.ts';

/** Asks for a folder, and exports the recording there. */
export async function exportRecording(engine: Engine, recordingId: string): Promise<IntentResult<'exportRecording'>> {
  const folder = await chosenFolder(['openDirectory', 'createDirectory']);
  return folder === null ? { end: 'not-begun' } : engine.exportRecording(recordingId, folder);
}

/** Asks for a folder, and imports what was exported there. */
export async function importRecordings(engine: Engine): Promise<IntentResult<'importRecordings'>> {
  const folder = await chosenFolder(['openDirectory']);
  return folder === null ? { end: 'not-begun' } : engine.importRecordings(folder);
}

async function chosenFolder(properties: ('openDirectory' | 'createDirectory')[]): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({ properties });
  return canceled ? null : (filePaths[0] ?? null);
}
