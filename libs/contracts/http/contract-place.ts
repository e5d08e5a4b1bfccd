import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RecordIdPipe, type TrackerRequest } from '#platform/http';

/** A contract that an address names, with its project. */
export interface ContractPlace {
  projectId: string;
  contractId: string;
}

/**
 * Parameter decorator that passes the project and the contract of the address. The route documents
 * both.
 * @throws Problem NOT_FOUND where a text is no id
 */
export const ContractAt = createParamDecorator(
  (_: unknown, context: ExecutionContext): ContractPlace => {
    const { params } = context.switchToHttp().getRequest<TrackerRequest>();
    const { id, contractId } = params as Readonly<Record<string, string>>;
    const pipe = new RecordIdPipe();
    return { projectId: pipe.transform(id ?? ''), contractId: pipe.transform(contractId ?? '') };
  },
);
