import { MASK, redact, redactText } from '../../shared/redact.ts';

/** One file of a support bundle. */
export interface BundleFile {
  readonly name: string;
  readonly text: string;
}

/** What a support bundle tells. Anything may hold a secret by accident; what leaves holds none. */
export interface BundleInputs {
  readonly versions: Readonly<Record<string, string>>;
  readonly settings: unknown;
  /** The newest facts of the journal, in the order of writing. */
  readonly facts: readonly unknown[];
  readonly snapshot: unknown;
  readonly devices: unknown;
  readonly checks: unknown;
  readonly log: string;
  /** Values of every secret that this PC keeps: not one of them is in any file, whatever it looks like. */
  readonly secrets: readonly string[];
}

/** Shorter ones are words that stand in any text. */
const SHORTEST_SECRET = 4;

/** The files of a bundle, without secrets: by the name of their field, by their shape, and by their very value. */
export function bundleOf(i: BundleInputs): readonly BundleFile[] {
  const json = (value: unknown): string => `${JSON.stringify(redact(value, DEEP), null, 2)}\n`;
  const files: readonly BundleFile[] = [
    { name: 'versions.json', text: json(i.versions) },
    { name: 'checks.json', text: json(i.checks) },
    { name: 'settings.json', text: json(i.settings) },
    { name: 'devices.json', text: json(i.devices) },
    { name: 'snapshot.json', text: json(i.snapshot) },
    { name: 'journal.jsonl', text: i.facts.map((fact) => `${JSON.stringify(redact(fact, DEEP))}\n`).join('') },
    { name: 'lectern.log', text: redactText(i.log) },
  ];
  return files.map(({ name, text }) => ({ name, text: withoutValues(text, i.secrets) }));
}

/** Deeper than anything that Lectern keeps. */
const DEEP = 20;

/** Takes out each secret as it is, as JSON writes it and as a url does. */
function withoutValues(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  return forms.reduce((rest, form) => rest.replaceAll(form, MASK), text);
}
