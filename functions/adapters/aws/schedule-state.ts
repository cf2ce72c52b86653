import { GetScheduleCommand, ResourceNotFoundException, SchedulerClient } from '@aws-sdk/client-scheduler';
import { clientOptions } from './client-options.ts';

/** Whether EventBridge Scheduler starts what the schedule of this name is for. */
export async function scheduleState(name: string): Promise<'on' | 'off' | 'absent'> {
  try {
    const { State } = await new SchedulerClient(clientOptions).send(new GetScheduleCommand({ Name: name }));
    return State === 'ENABLED' ? 'on' : 'off';
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return 'absent';
    throw error;
  }
}
