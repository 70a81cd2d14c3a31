import { apiError } from '../wire/errors.ts';
import { isFile, isTree, type ParamTree, type UploadedFile } from '../wire/param-tree.ts';
import { classNamed } from '../types/classes.ts';
import { decodeObject, scalarText, toBool, toInt, type Decoded } from '../types/decode.ts';

/** The parameters of one action, read by name and type. Unknown ones are never looked at. */
export class Arguments {
  constructor(
    readonly tree: ParamTree,
    private readonly now: number,
  ) {}

  /** A text, or null when it was not sent. Throws PROPERTY_VALIDATION_WRONG_FORMAT for an object. */
  optionalText(name: string): string | null {
    const param = this.tree.get(name);
    if (param === undefined || param === null) return null;
    if (isTree(param) || isFile(param)) throw apiError('PROPERTY_VALIDATION_WRONG_FORMAT', name, 'string');
    return scalarText(param);
  }

  /** A text. Throws MISSING_MANDATORY_PARAMETER. */
  text(name: string): string {
    const value = this.optionalText(name);
    if (value === null) throw apiError('MISSING_MANDATORY_PARAMETER', name);
    return value;
  }

  /** A whole number, or null when it was not sent. */
  optionalInt(name: string): number | null {
    const value = this.optionalText(name);
    return value === null || value === '' ? null : toInt(value);
  }

  /** A whole number. Throws MISSING_MANDATORY_PARAMETER. */
  int(name: string): number {
    return toInt(this.text(name));
  }

  /** A truth value, or the default when it was not sent. */
  bool(name: string, otherwise: boolean): boolean {
    const value = this.optionalText(name);
    return value === null ? otherwise : toBool(value);
  }

  /** An object of a class or a descendant, or null when it was not sent. */
  optionalObject(name: string, className: string): Decoded | null {
    const param = this.tree.get(name);
    if (param === undefined || param === null) return null;
    if (!isTree(param)) throw apiError('PROPERTY_VALIDATION_WRONG_FORMAT', name, className);
    return decodeObject(classNamed(className), param, { now: this.now });
  }

  /** An object of a class or a descendant. Throws MISSING_MANDATORY_PARAMETER. */
  object(name: string, className: string): Decoded {
    const value = this.optionalObject(name, className);
    if (value === null) throw apiError('MISSING_MANDATORY_PARAMETER', name);
    return value;
  }

  /** An uploaded file. Throws MISSING_MANDATORY_PARAMETER. */
  file(name: string): UploadedFile {
    const param = this.tree.get(name);
    if (!isFile(param)) throw apiError('MISSING_MANDATORY_PARAMETER', name);
    return param;
  }
}
