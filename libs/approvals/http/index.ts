export { filedRequest } from './filed-request.js';
export {
  ChangeRequestDetailDto,
  ChangeRequestDto,
  placeOfChangeRequest,
  presentChangeRequest,
  presentChangeRequestPage,
} from './change-request.dto.js';
