import { describe, expect, test } from 'vitest';
import { serverAddress } from '../../../electron/kaltura/server.ts';
import { FaultError } from '../../../shared/faults/fault.ts';

const endpoint = (url: string, allowPlainHttp = false): string => {
  try {
    return serverAddress(url, allowPlainHttp).endpoint;
  } catch (error) {
    return error instanceof FaultError ? error.fault.code : String(error);
  }
};

describe("a server's address", () => {
  test.each([
    ['https://www.kaltura.com', 'https://www.kaltura.com/api_v3'],
    [' https://www.kaltura.com/ ', 'https://www.kaltura.com/api_v3'],
    ['https://www.kaltura.com/api_v3/', 'https://www.kaltura.com/api_v3'],
    ['https://media.example.edu:8443/kaltura/api_v3/index.php', 'https://media.example.edu:8443/kaltura/api_v3'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/api_v3'],
    ['http://[::1]:80/', 'http://[::1]/api_v3'],
    ['http://localhost', 'http://localhost/api_v3'],
    ['http://media.example.edu', 'insecure-url'],
    ['http://127.0.0.1.example.edu', 'insecure-url'],
    ['http://localhost.example.edu', 'insecure-url'],
    ['ftp://media.example.edu', 'bad-url'],
    ['https://user:pass@media.example.edu', 'bad-url'],
    ['https://media.example.edu/?ks=1', 'bad-url'],
    ['www.kaltura.com', 'bad-url'],
    ['', 'bad-url'],
  ])('%s → %s', (url, expected) => {
    expect(endpoint(url)).toBe(expected);
  });

  test('plain http is taken where the settings allow it', () => {
    expect(endpoint('http://media.example.edu', true)).toBe('http://media.example.edu/api_v3');
  });

  test('a refused address is told without its password', () => {
    try {
      serverAddress('https://user:hunter2@media.example.edu', false);
    } catch (error) {
      expect(String(error)).not.toContain('hunter2');
    }
    expect.assertions(1);
  });
});
