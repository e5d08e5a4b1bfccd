import { before as swaggerPlugin } from '@nestjs/swagger/plugin';
import ts from 'typescript';
import { DTO_FILE, examplesAsWritten, sortEnums } from './dto-metadata.mjs';

/**
 * Options of Nest's Swagger plugin. It reads the types and comments of the classes in `*.dto.ts`, so
 * that a property needs no decorator for what its type says. Default values are left out, because
 * the fields of requests describe theirs themselves.
 */
const PLUGIN = {
  dtoFileNameSuffix: ['.dto.ts'],
  // Controllers are described by their decorators alone.
  controllerFileNameSuffix: ['.not-a-file.ts'],
  introspectComments: true,
  classValidatorShim: false,
  skipDefaultValues: true,
  esmCompatible: true,
};

/**
 * Compiles what has changed since the last compilation, like `tsc -p`, and adds to each class of a
 * DTO file what the Swagger plugin reads from its types.
 * @param project path of the tsconfig file.
 * @returns the messages of the compiler; empty when the program has no type errors.
 */
export function compile(project) {
  const { options, fileNames, errors } = ts.getParsedCommandLineOfConfigFile(project, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (fault) => {
      throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, '\n'));
    },
  });
  const host = ts.createIncrementalCompilerHost(options);
  const builder = ts.createIncrementalProgram({ rootNames: fileNames, options, host });
  const program = builder.getProgram();
  const transformers = {
    before: [swaggerPlugin({ ...PLUGIN }, program), sortEnums, examplesAsWritten],
  };
  const faults = [
    ...errors,
    ...builder.getSyntacticDiagnostics(),
    ...builder.getOptionsDiagnostics(),
    ...builder.getGlobalDiagnostics(),
    ...builder.getSemanticDiagnostics(),
  ];
  builder.emit(undefined, undefined, undefined, undefined, transformers);
  // The metadata of a DTO class also depends on types in other files. The compiler does not know of
  // this dependency, so all DTO files are written each time.
  for (const file of program.getSourceFiles())
    if (DTO_FILE.test(file.fileName))
      program.emit(file, undefined, undefined, undefined, transformers);
  return faults.length === 0 ? '' : ts.formatDiagnosticsWithColorAndContext(faults, host);
}

const faults = compile(process.argv[2]);
process.stdout.write(faults);
process.exitCode = faults === '' ? 0 : 1;
