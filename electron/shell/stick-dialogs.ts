import { dialog } from 'electron';
import type { Engine } from '../ports/engine.ts';

/** Asks for a folder, and exports the recording there. */
export async function exportRecording(engine: Engine, recordingId: string): Promise<{ path: string | null }> {
  const folder = await chosenFolder(['openDirectory', 'createDirectory']);
  return { path: folder === null ? null : await engine.exportRecording(recordingId, folder) };
}

/** Asks for a folder, and imports what was exported there. */
export async function importRecordings(engine: Engine): Promise<{ found: { imported: number; known: number } | null }> {
  const folder = await chosenFolder(['openDirectory']);
  return { found: folder === null ? null : { ...(await engine.importRecordings(folder)) } };
}

async function chosenFolder(properties: ('openDirectory' | 'createDirectory')[]): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({ properties });
  return canceled ? null : (filePaths[0] ?? null);
}
