/** Chinese words of what an amount was spent on. */
export const composition = {
  building: '建筑安装工程',
  equipment: '设备工器具购置',
  other: '其他费用',
  land: '土地费用',
};
