// Runs share nothing but the embedded catalog, which is immutable.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: FixtureLifeCycle(LifeCycle.SingleInstance)]
