import type { EntryId, RecordingId } from '../../shared/domain/ids.ts';
import type { RecordingEvent } from '../../shared/domain/fact.ts';
import { movedInQueue, uploadQueue } from '../../shared/domain/upload-queue.ts';
import type { IntentName } from '../../shared/ipc/intents.ts';
import { certificateOf, isFinished } from '../upload/certificate.ts';
import type { Engine } from '../ports/engine.ts';
import { act, idOf } from './acts.ts';
import type { EngineParts } from './parts.ts';

type UploadIntent = Extract<
  IntentName,
  `${'hold' | 'release' | 'hurry' | 'withdraw' | 'move'}Upload` | 'chooseTemplate' | 'certificate' | 'retry'
>;

/** What the operator does about uploads: told to the journal, where the uploader reads it. */
export function uploadIntents(
  parts: Pick<EngineParts, 'ledger' | 'recorder' | 'settings' | 'uploader'>,
): Pick<Engine['intents'], UploadIntent> {
  const { ledger, settings } = parts;
  const tell =
    (type: 'upload-held' | 'upload-released' | 'upload-hurried' | 'upload-withdrawn') =>
    (args: Parameters<typeof idOf>[0]): ReturnType<typeof act> =>
      act(() => ledger.tell(idOf(args), { type }));
  return {
    holdUpload: tell('upload-held'),
    releaseUpload: tell('upload-released'),
    hurryUpload: tell('upload-hurried'),
    withdrawUpload: tell('upload-withdrawn'),
    moveUpload: (args) =>
      act(() => {
        const { order } = settings.get().upload;
        const moved = movedInQueue(uploadQueue(ledger.state(), order), idOf(args), args.direction);
        if (order === 'by-hand' && moved) ledger.tellDevice({ type: 'uploads-ordered', order: moved });
      }),
    chooseTemplate: (args) => act(() => ledger.tell(idOf(args), chosen(args.choice))),
    certificate: (args) => {
      const recording = ledger.state().recordings.get(idOf(args));
      return Promise.resolve({ certificate: recording && isFinished(recording) ? certificateOf(recording) : null });
    },
    retry: (args) => act(() => retry(parts, idOf(args))),
  };
}

const chosen = (
  choice: { readonly keep: true } | { readonly keep: false; readonly templateEntryId: string | null },
): RecordingEvent => ({
  type: 'template-chosen',
  choice: choice.keep ? choice : { keep: false, templateEntryId: choice.templateEntryId as EntryId | null },
});

/** A failed recording goes on where it can; one that was only kept is uploaded; an upload that waits is tried at once. */
function retry(
  { ledger, recorder, uploader }: Pick<EngineParts, 'ledger' | 'recorder' | 'uploader'>,
  id: RecordingId,
): void {
  switch (ledger.state().recordings.get(id)?.state) {
    case 'captured':
      return ledger.tell(id, { type: 'upload-queued' });
    case 'failed':
      ledger.tell(id, { type: 'retried' });
      if (ledger.state().recordings.get(id)?.state === 'joining') recorder.reconsider(id);
      return;
    case 'uploading':
      return uploader.attemptNow(id);
    default:
      return;
  }
}
