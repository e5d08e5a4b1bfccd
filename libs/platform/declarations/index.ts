export { type AddressedRecords, type Audience, AUDIENCES, declareAudience } from './audience.js';
export { collects, type Registry } from './collects.js';
export { Audited } from './audited.js';
export { DeclarationsModule } from './declarations.module.js';
export {
  type DeclaredSchedule,
  declareDomain,
  declares,
  type Domain,
  type DomainDeclaration,
} from './declare-domain.js';
export type { CodeWords, ListWords } from './list-words.js';
export { DeclaredDomains } from './declared-domains.js';
export { type DeclaredRoute, DeclaredRoutes } from './declared-routes.js';
export { platformEntities } from '../platform-entities.js';
export { platformDomain } from '../platform.declaration.js';
