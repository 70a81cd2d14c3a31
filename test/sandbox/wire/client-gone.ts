const codes: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

/** Whether an error says that the client has left, which it may do at any time. */
export const isClientGone = (error: unknown): boolean =>
  error instanceof Error && codes.has((error as NodeJS.ErrnoException).code);
