import { describe, expect, it } from 'vitest';
import { redact, redactText } from '../../../shared/redact.ts';

const SECRETS = {
  ks: 'djJ8MTIzNDU2N3xhYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5eg',
  appToken: '0123456789abcdef0123456789abcdef',
  streamKey: 'k3y-of-the-stream',
};

describe('what is logged', () => {
  it.each([
    `POST /api_v3/service/media?ks=${SECRETS.ks}&format=1`,
    `https://www.kaltura.com/p/1/ks/${SECRETS.ks}/x.ics`,
    `token ${SECRETS.appToken} was refused`,
    `rtmps://live.kaltura.com:443/kLive/${SECRETS.streamKey}?t=1`,
    `srt://live.kaltura.com:7045?streamid=#:::e=1_a,st=0,${SECRETS.streamKey}`,
    `rtsp://camera:${SECRETS.streamKey}@10.0.0.7/main`,
    `Authorization: KS ${SECRETS.ks}`,
    `{"ks":"${SECRETS.ks}"}`,
  ])('has no secret in %s', (text) => {
    const line = redactText(text);
    for (const secret of Object.values(SECRETS)) expect(line).not.toContain(secret);
  });

  it('keeps what an engineer needs', () => {
    const line = 'recording 0_0123456789abcdef0123456789abcdef of https://www.kaltura.com/api_v3 took 12 ms';
    expect(redactText(line)).toBe(line);
  });

  it('has no secret in fields, errors and what they carry', () => {
    const error = new Error(`refused ${SECRETS.appToken}`, { cause: { url: `rtmp://x/a/${SECRETS.streamKey}` } });
    const line = JSON.stringify(
      redact({
        error,
        token: SECRETS.appToken,
        stream_key: 'k',
        nested: [{ password: 'p' }],
        map: new Map([['ks', 'v']]),
      }),
    );
    for (const secret of Object.values(SECRETS)) expect(line).not.toContain(secret);
    expect(redact({ stream_key: 'k', nested: [{ password: 'p' }] })).toEqual({
      stream_key: '•••',
      nested: [{ password: '•••' }],
    });
    expect(redact({ tokenId: '1_a', token: null })).toEqual({ tokenId: '1_a', token: null });
  });

  it('ends with data that leads back to itself', () => {
    const round: Record<string, unknown> = {};
    round['self'] = round;
    expect(JSON.stringify(redact(round))).toContain('…');
  });
});
