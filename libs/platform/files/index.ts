export { FileStore, type ReceivedFile } from './file-store.js';
