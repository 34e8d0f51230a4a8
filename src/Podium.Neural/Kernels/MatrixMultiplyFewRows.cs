namespace Podium.Neural.Kernels;

/// <summary>
/// Products of a few rows, as in decoding: B is read once where it lies, and nothing is copied. Columns of C are cut into
/// parts by the shape alone, so the result does not depend on the number of threads.
/// </summary>
internal sealed unsafe class MatrixMultiplyFewRows<TLanes, TVector>
    where TLanes : struct, IMatrixMultiplyLanes<TVector>
    where TVector : struct
{
    private const int SharedMultiplications = 256 * 1024;
    private const int PartMultiplications = 64 * 1024;

    [ThreadStatic]
    private static MatrixMultiplyFewRows<TLanes, TVector>? _mine;

    [ThreadStatic]
    private static MatrixMultiplyScratch? _lastColumns;

    private readonly MatrixMultiplyScratch _scratch = new();
    private readonly Action<int> _compute;
    private MatrixMultiplyProduct _product;
    private int _columnsPerPart;

    private MatrixMultiplyFewRows()
    {
        _compute = Compute;
    }

    private bool Accumulate => _product.Accumulate;

    public static void Multiply(ThreadTeam team, in MatrixMultiplyProduct product)
    {
        _mine ??= new MatrixMultiplyFewRows<TLanes, TVector>();
        _mine.Run(team, product);
    }

    private void Run(ThreadTeam team, in MatrixMultiplyProduct product)
    {
        _product = product.TransposeA ? WithRowsOfA(product) : product;
        _columnsPerPart = product.Columns;
        if (product.Multiplications >= SharedMultiplications)
        {
            var grain = 2 * TLanes.Count;
            var columns = PartMultiplications / ((long)product.Rows * product.Depth);
            _columnsPerPart = (int)Math.Min(((columns / grain) + 1) * grain, product.Columns);
        }

        team.Run((product.Columns + _columnsPerPart - 1) / _columnsPerPart, _compute);
    }

    private MatrixMultiplyProduct WithRowsOfA(in MatrixMultiplyProduct product)
    {
        var rows = _scratch.Rent((long)product.Rows * product.Depth);
        for (var row = 0; row < product.Rows; row++)
        {
            for (var step = 0; step < product.Depth; step++)
            {
                rows[((nint)row * product.Depth) + step] = product.A[(step * product.StrideA) + row];
            }
        }

        return product with { A = rows, StrideA = product.Depth, TransposeA = false };
    }

    private void Compute(int part)
    {
        var first = part * _columnsPerPart;
        var end = Math.Min(_product.Columns, first + _columnsPerPart);
        if (_product.TransposeB)
        {
            Dots(first, end);
        }
        else
        {
            Sums(first, end);
        }
    }

    private void Dots(int first, int end)
    {
        var row = 0;
        for (; row + 4 <= _product.Rows; row += 4)
        {
            DotsOfFour(row, first, end);
        }

        for (; row < _product.Rows; row++)
        {
            DotsOfOne(row, first, end);
        }
    }

    private void DotsOfFour(int row, int first, int end)
    {
        var a = _product.A + (row * _product.StrideA);
        var c = _product.C + (row * _product.StrideC);
        var column = first;
        for (; column + 4 <= end; column += 4)
        {
            var b = _product.B + (column * _product.StrideB);
            MatrixMultiplyDots<TLanes, TVector>.FourByFour(
                _product.Depth, a, _product.StrideA, b, _product.StrideB, c + column, _product.StrideC, Accumulate);
        }

        for (var last = row; last < row + 4; last++)
        {
            DotsOfOne(last, column, end);
        }
    }

    private void DotsOfOne(int row, int first, int end)
    {
        var a = _product.A + (row * _product.StrideA);
        var c = _product.C + (row * _product.StrideC);
        var column = first;
        for (; column + 8 <= end; column += 8)
        {
            var b = _product.B + (column * _product.StrideB);
            MatrixMultiplyDots<TLanes, TVector>.OneByEight(
                _product.Depth, a, b, _product.StrideB, c + column, Accumulate);
        }

        for (; column < end; column++)
        {
            var b = _product.B + (column * _product.StrideB);
            MatrixMultiplyDots<TLanes, TVector>.One(_product.Depth, a, b, c + column, Accumulate);
        }
    }

    private void Sums(int first, int end)
    {
        var width = 2 * TLanes.Count;
        var column = first;
        for (; column + width <= end; column += width)
        {
            SumTiles(_product.B + column, _product.StrideB, _product.C + column, _product.StrideC, Accumulate);
        }

        if (column < end)
        {
            SumsAside(column, end - column);
        }
    }

    // Columns that do not fill a tile are copied with zeros beside them, and their sums copied back.
    private void SumsAside(int column, int used)
    {
        var width = 2 * TLanes.Count;
        _lastColumns ??= new MatrixMultiplyScratch();
        var panel = _lastColumns.Rent((long)(_product.Depth + _product.Rows) * width);
        var aside = panel + ((nint)_product.Depth * width);
        MatrixMultiplyPacking.Rows(_product.B + column, _product.StrideB, _product.Depth, used, panel, width, panelStep: 0);
        SumTiles(panel, width, aside, width, accumulate: false);
        var c = _product.C + column;
        MatrixMultiplyPacking.Unpack(aside, width, _product.Rows, used, c, _product.StrideC, Accumulate);
    }

    private void SumTiles(float* b, nint strideB, float* c, nint strideC, bool accumulate)
    {
        var row = 0;
        for (; row + 4 <= _product.Rows; row += 4)
        {
            var a = _product.A + (row * _product.StrideA);
            MatrixMultiplyTile4<TLanes, TVector>.Multiply(
                _product.Depth, a, _product.StrideA, 1, b, strideB, c + (row * strideC), strideC, accumulate);
        }

        for (; row < _product.Rows; row++)
        {
            var a = _product.A + (row * _product.StrideA);
            MatrixMultiplyTile1<TLanes, TVector>.Multiply(
                _product.Depth, a, _product.StrideA, 1, b, strideB, c + (row * strideC), strideC, accumulate);
        }
    }
}
