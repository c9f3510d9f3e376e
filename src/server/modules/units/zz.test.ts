import { it } from 'vitest';
import { sql } from 'kysely';
import { testServices } from '#tests/support/services.ts';
import { seedUnits } from '../../../../seeds/units.seed.ts';
import { listUnits } from './units.usecases.ts';
import { unitListSchema } from '#shared/units.schema.ts';
import { visitorActor } from '#server/platform/actor.ts';
import { selectUnitList } from './units.queries.ts';
const services = await testServices();
it('x', async () => {
  await seedUnits(services,{demo:true});
  console.log(unitListSchema.parse({ type: 'districts', state: 'ended', q: 'Côn Đảo' }));
  console.log((await listUnits(services, visitorActor('x'), unitListSchema.parse({ state: 'ended', q: 'Côn Đảo' }))));
  for (const q of ['Thanh An','hoa','a','thu dau mott','Xã Tân Phú','BTGDVTW']) { const {searchUnits}=await import('./units.usecases.ts'); let t=performance.now(); for(let i=0;i<5;i++) await searchUnits(services, visitorActor('x'), {q, limit:10}); console.log(q,(performance.now()-t)/5); t=performance.now(); for(let i=0;i<5;i++) await searchUnits(services, visitorActor('x'), {q, limit:10, asOf:'2026-01-01'}); console.log(q,'asof',(performance.now()-t)/5); }
  let t=performance.now(); await selectUnitList(services.db,{folded:'',types:[],state:'all',parentId:undefined,day:'2026-01-01'},{limit:50,offset:0}); console.log('list all',performance.now()-t);
}, 60000);
