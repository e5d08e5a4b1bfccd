import { PageOf } from '#platform/http';

/** A registered document of a project. */
export class RegisteredDocumentDto {
  number: string;
  title: string;
  issuer: string | null;
  issuedOn: string | null;
  location: string | null;
  sha256: string | null;
  recordedBy: string;
  recordedByName: string | null;
  recordedAt: string;
}

export class RegisteredDocumentPageDto extends PageOf(RegisteredDocumentDto) {}
