import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';

const folder = new URL('../oc4ids/', import.meta.url);
/** Reads a released schema, which is of draft 4: its `id` is called `$id` since. */
const schema = (name: string): object => {
  const {
    id,
    $schema: _,
    ...rest
  } = JSON.parse(readFileSync(fileURLToPath(new URL(name, folder)), 'utf8')) as {
    id: string;
    $schema: string;
  };
  return { ...rest, $id: id };
};

const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
addFormats.default(ajv, ['date-time', 'uri']);
ajv.addSchema(schema('project-schema.json'));
const validate = ajv.compile(schema('project-package-schema.json'));

/** Returns what the official schema finds wrong with a project package, as place and message. */
export function oc4idsErrors(text: string): string[] {
  if (validate(JSON.parse(text))) return [];
  return (validate.errors as ErrorObject[]).map(
    ({ instancePath, message }) => `${instancePath} ${String(message)}`,
  );
}
