import { apiError } from '../wire/errors.ts';
import { classNamed, propertiesOf } from './classes.ts';
import type { Decoded } from './decode.ts';
import type { Stored } from './encode.ts';

/**
 * Checks an object for add or update: read-only properties always, insert-only ones at update, lengths in bytes, ranges.
 * What an update sends back unchanged (as `current` has it) passes.
 * @throws ApiError PROPERTY_VALIDATION_NOT_UPDATABLE, …_MIN_LENGTH, …_MAX_LENGTH, …_MIN_VALUE, …_MAX_VALUE
 */
export function validate(object: Decoded, act: 'insert' | 'update', current?: Stored): void {
  const unchanged = new Map<string, unknown>(Object.entries(current ?? {}));
  for (const [name, property] of propertiesOf(classNamed(object.objectType))) {
    const value = object.values[name];
    if (value === undefined || value === null) continue;
    if (unchanged.get(name) === value) continue;
    const label = `${object.objectType}::${name}`;
    if (property.access === 'readOnly' || (property.access === 'insertOnly' && act === 'update'))
      throw apiError('PROPERTY_VALIDATION_NOT_UPDATABLE', label);
    if (typeof value === 'string') {
      const bytes = Buffer.byteLength(value);
      if (property.minLength !== undefined && bytes < property.minLength)
        throw apiError('PROPERTY_VALIDATION_MIN_LENGTH', label, String(property.minLength));
      if (property.maxLength !== undefined && bytes > property.maxLength)
        throw apiError('PROPERTY_VALIDATION_MAX_LENGTH', label, String(property.maxLength));
    }
    if (typeof value === 'number') {
      if (property.min !== undefined && value < property.min)
        throw apiError('PROPERTY_VALIDATION_MIN_VALUE', label, String(property.min));
      if (property.max !== undefined && value > property.max)
        throw apiError('PROPERTY_VALIDATION_MAX_VALUE', label, String(property.max));
    }
  }
}
