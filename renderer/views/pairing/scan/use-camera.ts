import { useEffect, useRef, useState, type RefObject } from 'react';
import { textInPicture } from './code-reader.ts';

const LOOK_EVERY_MS = 250;
const WANTED = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** A camera that is looked through. */
export interface Camera {
  readonly id: string;
  readonly label: string;
}

/** How looking through a camera stands. */
export interface Looking {
  readonly state: 'opening' | 'looking' | 'failed';
  /** All that there are; empty until one was opened. */
  readonly cameras: readonly Camera[];
  /** The one that is open. */
  readonly camera: string;
}

const BEFORE: Looking = { state: 'opening', cameras: [], camera: '' };

/**
 * Shows a camera (`wanted`, or the first) in the element of `video` and tells `onText` what the QR codes say that come
 * into sight, as long as the component stands; then the camera is closed.
 */
export function useCamera(
  wanted: string,
  onText: (text: string) => void,
): Looking & { readonly video: RefObject<HTMLVideoElement | null> } {
  const video = useRef<HTMLVideoElement>(null);
  const [looking, setLooking] = useState(BEFORE);
  useEffect(() => {
    let isWanted = true;
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = async (element: HTMLVideoElement): Promise<void> => {
      const text = await textInPicture(element, { width: element.videoWidth, height: element.videoHeight });
      if (!isWanted) return;
      if (text !== null) onText(text);
      timer = setTimeout(() => void look(element), LOOK_EVERY_MS);
    };
    const open = async (): Promise<void> => {
      const device = wanted === '' ? {} : { deviceId: { exact: wanted } };
      stream = await navigator.mediaDevices.getUserMedia({ video: { ...WANTED, ...device } });
      const element = video.current;
      if (!isWanted || element === null) return close(stream);
      element.srcObject = stream;
      await element.play();
      const devices = await navigator.mediaDevices.enumerateDevices();
      const cameras = devices
        .filter((d) => d.kind === 'videoinput')
        .map(({ deviceId, label }) => ({ id: deviceId, label: label || deviceId }));
      if (!isWanted) return;
      const camera = stream.getVideoTracks()[0]?.getSettings().deviceId ?? '';
      setLooking({ state: 'looking', cameras, camera });
      await look(element);
    };
    open().catch(() => {
      if (isWanted) setLooking((before) => ({ ...before, state: 'failed' }));
    });
    return () => {
      isWanted = false;
      if (timer !== null) clearTimeout(timer);
      if (stream !== null) close(stream);
    };
  }, [wanted, onText]);
  return { ...looking, video };
}

function close(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
