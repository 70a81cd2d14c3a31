import { isDecoded, type Decoded, type Value } from './decode.ts';

function stored(value: Value): unknown {
  if (Array.isArray(value)) return (value as readonly Value[]).map(stored);
  return isDecoded(value) ? { ...storedValues(value), objectType: value.objectType } : value;
}

/**
 * The properties of a decoded object as the state keeps them: objects inside it with their `objectType` beside their
 * properties.
 */
export const storedValues = (sent: Decoded): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(sent.values).map(([name, v]) => [name, stored(v)]));
