/** The PC's sleep and shutdown. */
export interface Power {
  /** Keeps the PC awake until the returned function is called. */
  stayAwake(why: string): () => void;
  /** Calls back after the PC woke up. Returns the way to stop listening. */
  onResume(then: () => void): () => void;
}
