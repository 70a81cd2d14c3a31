import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { connectTo, type TestConnection } from '../../support/kaltura-connection.ts';
import { addBulkUpload, getBulkUpload } from '../../../electron/kaltura/bulk-uploads.ts';
import { z } from 'zod';

let sandbox: Sandbox;
let connection: TestConnection;
beforeEach(async () => {
  sandbox = await startSandbox({ scenario: { appTokens: [{ sessionPrivileges: 'setrole:CAPTURE_AND_INGEST' }] } });
  connection = connectTo(sandbox);
});
afterEach(async () => {
  await connection.close();
  await sandbox.close();
});

const mrss = (item: string): string => `<?xml version="1.0"?><mrss><channel><item>${item}</item></channel></mrss>`;

/** What becomes of a document. */
async function submitted(xml: string): Promise<{ readonly standing: string; readonly problem: string }> {
  const { id } = await addBulkUpload(connection.api, 'a.xml', xml);
  await sandbox.batch.settled();
  return getBulkUpload(connection.api, id);
}

describe('a bulk upload', () => {
  test('whose item has no content makes an entry without content', async () => {
    const job = await submitted(mrss('<type>1</type><name>A</name><media><mediaType>1</mediaType></media>'));
    expect(job.standing).toBe('finished');
    expect([...sandbox.state.entries.values()]).toMatchObject([{ name: 'A', status: 7, mediaType: 1 }]);
  });

  const refused: readonly (readonly [string, string])[] = [
    ['is no XML', '<mrss'],
    ['has an element out of order', mrss('<type>1</type><media><mediaType>1</mediaType></media><name>A</name>')],
    ['has no type', mrss('<name>A</name><media><mediaType>1</mediaType></media>')],
    [
      'names an upload token',
      mrss(
        '<type>1</type><media><mediaType>1</mediaType></media>' +
          '<contentAssets><content><tokenContentResource token="1_a"/></content></contentAssets>',
      ),
    ],
  ];
  test.each(refused)('whose document %s fails as a whole', async (_, xml) => {
    const job = await submitted(xml);
    expect(job.standing).toBe('failed');
    expect(job.problem).toMatch(/^Validate files failed on job \[\d+\], ./);
    expect(sandbox.state.entries.size).toBe(0);
  });

  test('shows addresses with the session of whoever asks, which the client does not read', async () => {
    const job = await addBulkUpload(connection.api, 'a.xml', mrss('<type>1</type>'));
    const raw = await connection.api.call('bulkUpload_bulk', 'get', { id: job.id }, z.looseObject({}));
    expect(raw['logFileUrl']).toMatch(/\/ks\/djJ8/);
    expect(JSON.stringify(job)).not.toContain('djJ8');
  });
});
