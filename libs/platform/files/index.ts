export { FileStore, type MovedFiles, type ReceivedFile } from './file-store.js';
