export { isDiskFull } from './disk-fault.js';
export { DiskRoom, type FullDisk } from './disk-room.js';
export { keepReserve, spendReserve } from './reserve.js';
