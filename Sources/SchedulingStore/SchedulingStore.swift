// SchedulingStore
