import { useCallback, useEffect, useState, type DragEvent } from 'react';
import { FileTrigger } from 'react-aria-components';
import { readPairingLink, type PairingFields } from '../../../../shared/settings/pairing-link.ts';
import { useStrings } from '../../../client/language.tsx';
import { Ask } from '../../../design/ask.tsx';
import { Button } from '../../../design/button.tsx';
import { Choice } from '../../../design/choice.tsx';
import { textInFile } from './code-reader.ts';
import './scan.css';
import { useCamera } from './use-camera.ts';

/**
 * Reads a pairing link from a QR code that is held before a camera, or that is in a picture: chosen, dropped, or pasted.
 * All of it stays in this window, and the camera is open no longer than the dialog.
 */
export function ScanDialog({
  onRead,
  onClose,
}: {
  readonly onRead: (fields: PairingFields) => void;
  readonly onClose: () => void;
}) {
  const { common, pairing } = useStrings();
  const words = pairing.scan;
  const [wanted, setWanted] = useState('');
  const [bad, setBad] = useState<'other' | 'none' | null>(null);
  const take = useCallback(
    (text: string | null): void => {
      const fields = text === null ? null : readPairingLink(text);
      setBad(text === null ? 'none' : 'other');
      if (fields === null) return;
      onRead(fields);
      onClose();
    },
    [onRead, onClose],
  );
  const { camera, cameras, state, video } = useCamera(wanted, take);
  const takeFile = useCallback(
    (files: FileList | null | undefined): void => {
      const [file] = files ?? [];
      if (file) void textInFile(file).then(take);
    },
    [take],
  );
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => takeFile(event.clipboardData?.files);
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [takeFile]);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    takeFile(event.dataTransfer.files);
  };
  return (
    <Ask title={words.title} onClose={onClose}>
      <div className="scan" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <p className="soft small">{words.intro}</p>
        <div className="scan-picture" hidden={state === 'failed'}>
          <video ref={video} muted playsInline aria-label={words.picture} />
        </div>
        {cameras.length > 1 && (
          <Choice
            label={words.camera}
            value={camera}
            options={cameras.map(({ id, label }) => ({ id, text: label }))}
            onChange={setWanted}
          />
        )}
        <p role="status">{bad === null ? words.states[state] : words.bad[bad]}</p>
        <div className="ask-buttons">
          <FileTrigger acceptedFileTypes={['image/*']} onSelect={takeFile}>
            <Button icon="image">{words.file}</Button>
          </FileTrigger>
          <Button look="main" onPress={onClose}>
            {common.cancel}
          </Button>
        </div>
      </div>
    </Ask>
  );
}
