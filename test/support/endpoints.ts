import type { LiveEndpoints } from '../../shared/domain/occurrence.ts';

/** Endpoints with nothing offered; give what the test is about. */
export const endpoints = (offered: Partial<LiveEndpoints>): LiveEndpoints => ({
  rtmp: { primary: null, secondary: null },
  rtmps: { primary: null, secondary: null },
  rtsp: { primary: null, secondary: null },
  srt: { primary: null, secondary: null },
  ...{ streamName: '1_live_%i', username: null, password: null },
  ...offered,
});
