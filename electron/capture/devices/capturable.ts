/** A device of this PC that could become a source. `device` is its stable name: an identity, never a running number. */
export interface Capturable {
  readonly kind: 'test' | 'screen' | 'camera' | 'microphone';
  readonly device: string;
  readonly label: string;
}
