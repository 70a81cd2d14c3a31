import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { bulkFiles, bulkName, deliveryNames } from '../../../electron/upload/delivery/naming.ts';
import { bulkDocument, csvSheet, xmlSheet, type SheetMatter } from '../../../electron/upload/delivery/sheet.ts';
import type { EntryId } from '../../../shared/domain/ids.ts';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import type { Recording } from '../../../shared/domain/recording.ts';
import { frame, occurrence, track } from '../../support/occurrences.ts';

const tracks = [track('camera'), track('sound', { file: '/r/sound.m4a', hasVideo: false })];

function matter(change: Partial<Occurrence> = {}, mediaUrl = ''): SheetMatter {
  const recording: Recording = { ...frame({ occurrence: occurrence(change) }), state: 'scheduled' };
  return { recording, tracks, delivery: deliveryNames(recording, tracks, 'xml'), mediaUrl };
}

/** The schema's order of an item's elements (ingestion.xsd, an xs:sequence). */
const ORDER = [
  ...['action', 'type', 'referenceId', 'parentReferenceId', 'userId', 'name', 'description', 'tags'],
  ...['templateEntryId', 'media', 'contentAssets'],
];

const items = (xml: string): Record<string, unknown>[] => {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false });
  const read = parser.parse(xml) as { mrss: { channel: { item: Record<string, unknown>[] } } };
  return read.mrss.channel.item;
};

describe('the names of a delivery', () => {
  test('are the same at every try, unique, and of the file’s own kind', () => {
    const { delivery } = matter();
    expect(delivery.files).toEqual([
      {
        trackId: 'camera',
        referenceId: '20260921T140000Z-rec-1-camera',
        name: '20260921T140000Z-rec-1-camera.mp4',
      },
      { trackId: 'sound', referenceId: '20260921T140000Z-rec-1-sound', name: '20260921T140000Z-rec-1-sound.m4a' },
    ]);
    expect(matter().delivery).toEqual(delivery);
  });
});

describe('the document of a bulk upload', () => {
  const fetched = (change: Partial<SheetMatter> = {}) =>
    bulkDocument({ ...matter({}, 'https://media.example/a b/'), ...change });

  test('says where Kaltura fetches each file, and that the second belongs to the first', () => {
    const [camera, sound] = items(fetched());
    const content = (name: string) => ({
      content: { urlContentResource: { '@url': `https://media.example/a b/${name}` } },
    });
    expect(camera?.['contentAssets']).toEqual(content('20260921T140000Z-rec-1-camera.mp4'));
    expect(sound?.['contentAssets']).toEqual(content('20260921T140000Z-rec-1-sound.m4a'));
    expect(sound?.['parentReferenceId']).toBe(camera?.['referenceId']);
    for (const item of [camera, sound]) {
      const places = Object.keys(item ?? {}).map((name) => ORDER.indexOf(name));
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  test('leaves out what has its entry, yet names it as the parent', () => {
    const only = new Set([tracks[1]?.trackId].filter((id) => id !== undefined));
    const xml = fetched({ only });
    expect(xml.match(/<item>/g)).toHaveLength(1);
    expect(xml).toContain('<parentReferenceId>20260921T140000Z-rec-1-camera</parentReferenceId>');
  });
});

describe('the names of bulk uploads', () => {
  test('differ, and so do the reference ids of what is submitted again', () => {
    const { delivery } = matter();
    expect([1, 2, 3].map((n) => bulkName({ sheet: 'a.xml' }, n))).toEqual(['a.xml', 'a-2.xml', 'a-3.xml']);
    expect(bulkFiles(delivery.files, 1)).toEqual(delivery.files);
    expect(bulkFiles(delivery.files, 2)[0]).toEqual({
      ...delivery.files[0],
      referenceId: '20260921T140000Z-rec-1-camera-2',
    });
  });
});

describe('the sheet in XML', () => {
  test('says of each file what it is, in the order of the schema', () => {
    const [camera, sound] = items(xmlSheet(matter({ templateEntryId: '1_erl8rgx8' as EntryId, tags: ['a', 'b'] })));
    for (const item of [camera, sound]) {
      const places = Object.keys(item ?? {}).map((name) => ORDER.indexOf(name));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
    }
    expect(camera).toMatchObject({
      ...{ action: 'add', type: '1', name: 'MATH-123 Linear Algebra', templateEntryId: '1_erl8rgx8' },
      tags: { tag: ['a', 'b'] },
      media: { mediaType: '1' },
      contentAssets: {
        content: { dropFolderFileContentResource: { '@filePath': '20260921T140000Z-rec-1-camera.mp4' } },
      },
    });
    expect(camera).not.toHaveProperty('parentReferenceId');
    expect(sound).toMatchObject({
      parentReferenceId: camera?.['referenceId'],
      name: 'MATH-123 Linear Algebra (sound)',
      media: { mediaType: '5' },
    });
  });

  test('survives whatever a title holds', () => {
    const title = 'A & B <i> "q" \u0007 ]]> ünï';
    const [camera] = items(xmlSheet(matter({ title, description: '' })));
    expect(camera?.['name']).toBe('A & B <i> "q"  ]]> ünï');
    expect(camera).not.toHaveProperty('description');
    expect(camera).not.toHaveProperty('templateEntryId');
  });
});

describe('the sheet as a table', () => {
  test('names its columns in a first line that Kaltura knows it by', () => {
    const lines = csvSheet(matter({ templateEntryId: '1_t' as EntryId, description: '', tags: ['x', 'y'] })).split(
      '\n',
    );
    expect(lines).toEqual([
      '*referenceId,title,description,tags,url,contentType,templateEntryId,parentReferenceId',
      '20260921T140000Z-rec-1-camera,MATH-123 Linear Algebra,,"x,y",20260921T140000Z-rec-1-camera.mp4,video,1_t,',
      '20260921T140000Z-rec-1-sound,MATH-123 Linear Algebra (sound),,"x,y",20260921T140000Z-rec-1-sound.m4a,audio,1_t,20260921T140000Z-rec-1-camera',
      '',
    ]);
  });

  test('quotes what would break it, and gives addresses where there is one', () => {
    const text = csvSheet(matter({ title: '#1, "x" \\', description: 'two\nlines' }, 'https://host.example/drop'));
    expect(text).toContain('camera,"#1, ""x"" ","two\nlines",,https://host.example/drop/2026');
  });
});
