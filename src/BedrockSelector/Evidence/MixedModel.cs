using System.Collections.Immutable;

namespace BedrockSelector.Evidence;

/// <summary>Overall mean, task effects, model effects, the weight of the prior and cell effects, all drawn towards nothing by their variances.</summary>
/// <remarks>
/// Works on scores from 0 to 1. The task effects are eliminated (each meets only its own cells), so a fit costs the cube of the
/// number of models and the tasks only once each.
/// </remarks>
internal sealed class MixedModel
{
    private const int Rounds = 60;
    private const double PriorCount = 2;
    private const double SpreadPriorCount = 20;
    private const double TaskPrior = 0.02;
    private const double ModelPrior = 0.02;
    private const double CellPrior = 0.004;
    private const double SlopePriorVariance = 0.25;

    // The largest variance of a score from 0 to 1, taken when no task and model has two results.
    private const double WidestSpread = 0.25;

    private readonly Cell[] _cells;
    private readonly Task[] _tasks;
    private readonly int _size;
    private double _taskVariance = TaskPrior;
    private double _modelVariance = ModelPrior;
    private double _cellVariance = CellPrior;
    private GaussianPosterior _effects = GaussianPosterior.Solve(new double[0, 0], []);

    private MixedModel(Cell[] cells, int tasks, int models)
    {
        (_cells, _size) = (cells, models + 2);
        _tasks = new Task[tasks];
        for (var k = 0; k < tasks; k++)
        {
            _tasks[k] = new(_size);
        }
    }

    public static MixedModel Fit(ImmutableArray<EvaluationCell> results, QualityPrior?[] priors, double unit)
    {
        string[] tasks = [.. results.Select(r => r.Task).Distinct(StringComparer.Ordinal)];
        string[] models = [.. results.Select(r => r.Model).Distinct(StringComparer.Ordinal)];
        var taskIndex = tasks.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal);
        var modelIndex = models.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal);
        var squares = results.Sum(r => r.SquaredDeviations) / (unit * unit);
        var degrees = results.Sum(r => (double)(r.Count - 1));
        var pooled = degrees > 0 ? Math.Max(squares / degrees, 1e-6) : WidestSpread;
        var offsets = Offsets(results, priors);
        var cells = new Cell[results.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            var result = results[i];
            var spread = ((result.SquaredDeviations / (unit * unit)) + (SpreadPriorCount * pooled)) / (result.Count - 1 + SpreadPriorCount);
            var error = (priors[i]?.StandardError ?? 0) / 100;
            cells[i] = new(taskIndex[result.Task], modelIndex[result.Model] + 1, result.Mean / unit, spread, spread / result.Count, offsets[i], error * error);
        }

        var fit = new MixedModel(cells, tasks.Length, models.Length);
        for (var round = 0; round < Rounds; round++)
        {
            fit.Solve();
            fit.Update();
        }

        fit.Solve();
        return fit;
    }

    /// <summary>Variance of one result of a cell.</summary>
    public double Spread(int cell) => _cells[cell].Spread;

    public (double Mean, double Variance) Quality(int index)
    {
        var cell = _cells[index];
        var (mean, variance) = Fitted(cell, cell);
        var share = Share(cell);
        return (mean + (share * (cell.Value - mean)), ((1 - share) * (1 - share) * variance) + (share * cell.Noise));
    }

    public (double Mean, double Variance) Difference(int first, int second)
    {
        var (a, va) = Quality(first);
        var (b, vb) = Quality(second);
        var covariance = (1 - Share(_cells[first])) * (1 - Share(_cells[second])) * Fitted(_cells[first], _cells[second]).Covariance;
        return (a - b, Math.Max(va + vb - (2 * covariance), 0));
    }

    /// <summary>Differences that the prior expects between the models of a task: one point is one per cent.</summary>
    private static double[] Offsets(ImmutableArray<EvaluationCell> results, QualityPrior?[] priors)
    {
        var offsets = new double[results.Length];
        foreach (var task in Enumerable.Range(0, results.Length).Where(i => priors[i] is not null).GroupBy(i => results[i].Task, StringComparer.Ordinal))
        {
            var mean = task.Average(i => priors[i]!.Value.Score);
            foreach (var i in task)
            {
                offsets[i] = (priors[i]!.Value.Score - mean) / 100;
            }
        }

        return offsets;
    }

    private void Solve()
    {
        var precision = new double[_size, _size];
        var shift = new double[_size];
        precision[0, 0] = 1;
        precision[_size - 1, _size - 1] = 1 / SlopePriorVariance;
        for (var m = 1; m < _size - 1; m++)
        {
            precision[m, m] = 1 / _modelVariance;
        }

        foreach (var task in _tasks)
        {
            task.Reset(1 / _taskVariance);
        }

        foreach (var cell in _cells)
        {
            var p = 1 / (_cellVariance + cell.PriorVariance + cell.Noise);
            var value = Centred(cell);
            var task = _tasks[cell.Task];
            task.Precision += p;
            task.Shift += p * value;
            foreach (var (i, x) in cell.Loads(_size))
            {
                task.Loads[i] += p * x;
                shift[i] += p * x * value;
                foreach (var (j, y) in cell.Loads(_size))
                {
                    precision[i, j] += p * x * y;
                }
            }
        }

        foreach (var task in _tasks)
        {
            for (var i = 0; i < _size; i++)
            {
                shift[i] -= task.Loads[i] * task.Shift / task.Precision;
                for (var j = 0; j < _size; j++)
                {
                    precision[i, j] -= task.Loads[i] * task.Loads[j] / task.Precision;
                }
            }
        }

        _effects = GaussianPosterior.Solve(precision, shift);
        foreach (var task in _tasks)
        {
            task.Finish(_effects);
        }
    }

    private void Update()
    {
        var (cells, tasks, models) = (PriorCount * CellPrior, PriorCount * TaskPrior, PriorCount * ModelPrior);
        foreach (var cell in _cells)
        {
            var (mean, variance) = Fitted(cell, cell);
            var share = Share(cell);
            var effect = share * (cell.Value - mean);
            var square = (effect * effect) + (share * cell.Noise) + (share * share * variance);
            // The cell's effect is its own plus the error of its prior; only its own part is learned from.
            var own = _cellVariance / (_cellVariance + cell.PriorVariance);
            cells += (own * own * square) + (own * cell.PriorVariance);
        }

        foreach (var task in _tasks)
        {
            tasks += (task.Mean * task.Mean) + task.Variance;
        }

        for (var m = 1; m < _size - 1; m++)
        {
            models += (_effects.Mean(m) * _effects.Mean(m)) + _effects.Covariance(m, m);
        }

        _cellVariance = cells / (_cells.Length + PriorCount);
        _taskVariance = tasks / (_tasks.Length + PriorCount);
        _modelVariance = models / (_size - 2 + PriorCount);
    }

    private double Share(Cell cell) => (_cellVariance + cell.PriorVariance) / (_cellVariance + cell.PriorVariance + cell.Noise);

    private static double Centred(Cell cell) => cell.Value - 0.5 - cell.Offset;

    /// <summary>What the effects say of a cell, and its covariance with another cell of the same task.</summary>
    private (double Mean, double Covariance) Fitted(Cell cell, Cell other)
    {
        var task = _tasks[cell.Task];
        var mean = 0.5 + cell.Offset + task.Mean;
        var covariance = (1 / task.Precision) + task.Square;
        foreach (var (i, x) in cell.Loads(_size))
        {
            mean += x * _effects.Mean(i);
            covariance -= x * task.Cross[i];
            foreach (var (j, y) in other.Loads(_size))
            {
                covariance += x * y * _effects.Covariance(i, j);
            }
        }

        foreach (var (j, y) in other.Loads(_size))
        {
            covariance -= y * task.Cross[j];
        }

        return (mean, covariance);
    }

    private sealed record Cell(int Task, int Model, double Value, double Spread, double Noise, double Offset, double PriorVariance)
    {
        /// <summary>The effects a cell is made of: the mean, its model, and the weight of the prior.</summary>
        public (int Index, double Load)[] Loads(int size) => _loads ??= [(0, 1), (Model, 1), (size - 1, Offset)];

        private (int Index, double Load)[]? _loads;
    }

    private sealed class Task(int size)
    {
        public double[] Loads { get; } = new double[size];

        /// <summary>Covariance of the effects with what they take from the task: S⁻¹ B / A.</summary>
        public double[] Cross { get; } = new double[size];

        public double Precision { get; set; }

        public double Shift { get; set; }

        public double Mean { get; private set; }

        public double Square { get; private set; }

        public double Variance => (1 / Precision) + Square;

        public void Reset(double precision)
        {
            Array.Clear(Loads);
            (Precision, Shift) = (precision, 0);
        }

        public void Finish(GaussianPosterior effects)
        {
            (Mean, Square) = (Shift / Precision, 0);
            for (var i = 0; i < Loads.Length; i++)
            {
                Cross[i] = 0;
                for (var j = 0; j < Loads.Length; j++)
                {
                    Cross[i] += effects.Covariance(i, j) * Loads[j] / Precision;
                }

                Mean -= Loads[i] / Precision * effects.Mean(i);
                Square += Loads[i] / Precision * Cross[i];
            }
        }
    }
}
