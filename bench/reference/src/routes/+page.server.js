const items = Array.from({ length: 30 }, (_, n) => ({
  id: n,
  title: `Mô hình số ${n}`,
  text: 'Một cách làm hay ở cơ sở, dễ làm theo.'
}));

export const load = () => ({ items });
