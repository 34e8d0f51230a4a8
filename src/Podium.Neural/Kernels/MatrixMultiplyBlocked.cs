using System.Runtime.CompilerServices;

namespace Podium.Neural.Kernels;

/// <summary>
/// Products large enough to copy B: for each slice of the depth, B is packed into panels as wide as a tile, then blocks
/// of C are computed from them. How C and the depth are cut depends on the shape alone, so the result does not depend on
/// the number of threads.
/// </summary>
/// <remarks>
/// After K. Goto and R. van de Geijn, "Anatomy of high-performance matrix multiplication", ACM TOMS 34(3), 2008. Unlike
/// there, A is read where it lies when its rows are contiguous in depth, and B is packed once for all threads.
/// </remarks>
internal sealed unsafe class MatrixMultiplyBlocked<TTile, TEdgeTile, TRowTile>
    where TTile : struct, IMatrixMultiplyTile
    where TEdgeTile : struct, IMatrixMultiplyTile
    where TRowTile : struct, IMatrixMultiplyTile
{
    // A panel of B (depth x tile columns) and a strip of A (tile rows x depth) share the first-level cache.
    private const int LargestBlockDepth = 256;
    private const int LargestBlockTiles = 20;
    private const int PackedFloats = 512 * 1024;
    private const int PreferredParts = 8;
    private const int PartMultiplications = 512 * 1024;
    private const int PackedFloatsPerPart = 32 * 1024;

    [ThreadStatic]
    private static MatrixMultiplyBlocked<TTile, TEdgeTile, TRowTile>? _mine;

    [ThreadStatic]
    private static MatrixMultiplyScratch? _packedRows;

    private readonly MatrixMultiplyScratch _scratch = new();
    private readonly Action<int> _pack;
    private readonly Action<int> _compute;
    private MatrixMultiplyProduct _product;
    private float* _packed;
    private int _sliceStart;
    private int _sliceDepth;
    private int _blockDepth;
    private int _packGrain;
    private int _rowBlocks;
    private int _columnBlocks;

    private MatrixMultiplyBlocked()
    {
        _pack = Pack;
        _compute = Compute;
    }

    private int Panels => Quotient(_product.Columns, TTile.Columns);

    public static void Multiply(ThreadTeam team, in MatrixMultiplyProduct product)
    {
        _mine ??= new MatrixMultiplyBlocked<TTile, TEdgeTile, TRowTile>();
        _mine.Run(team, product);
    }

    private static int Quotient(long dividend, long divisor)
    {
        return (int)((dividend + divisor - 1) / divisor);
    }

    private void Run(ThreadTeam team, in MatrixMultiplyProduct product)
    {
        _product = product;
        _blockDepth = Quotient(product.Depth, Quotient(product.Depth, LargestBlockDepth));
        var panelFloats = (long)Panels * TTile.Columns;
        var blocksPerSlice = Math.Max(1, PackedFloats / (panelFloats * _blockDepth));
        var sliceDepth = (int)Math.Min(product.Depth, blocksPerSlice * _blockDepth);
        _packed = _scratch.Rent(panelFloats * sliceDepth);
        _packGrain = Quotient(PackedFloatsPerPart, product.TransposeB ? TTile.Columns * sliceDepth : panelFloats);
        CutRowsAndColumns(sliceDepth);
        for (_sliceStart = 0; _sliceStart < product.Depth; _sliceStart += sliceDepth)
        {
            _sliceDepth = Math.Min(sliceDepth, product.Depth - _sliceStart);
            team.Run(Quotient(product.TransposeB ? Panels : _sliceDepth, _packGrain), _pack);
            team.Run(_rowBlocks * _columnBlocks, _compute);
        }
    }

    private void CutRowsAndColumns(int sliceDepth)
    {
        var rowTiles = Quotient(_product.Rows, TTile.Rows);
        var multiplications = (long)_product.Rows * _product.Columns * sliceDepth;
        var wanted = (int)Math.Clamp(multiplications / PartMultiplications, 1, PreferredParts);
        _rowBlocks = Quotient(rowTiles, LargestBlockTiles);
        if (_product.TransposeA)
        {
            _rowBlocks = Math.Max(_rowBlocks, Math.Min(wanted, rowTiles));
        }

        _columnBlocks = Math.Min(Quotient(wanted, _rowBlocks), Panels);
        _rowBlocks = Math.Max(_rowBlocks, Math.Min(Quotient(wanted, _columnBlocks), rowTiles));
    }

    private void Pack(int part)
    {
        if (_product.TransposeB)
        {
            PackColumns(part);
        }
        else
        {
            PackRows(part);
        }
    }

    private void PackColumns(int part)
    {
        var last = Math.Min(Panels, (part + 1) * _packGrain);
        for (var panel = part * _packGrain; panel < last; panel++)
        {
            var column = (nint)panel * TTile.Columns;
            var used = (int)Math.Min(TTile.Columns, _product.Columns - column);
            var source = _product.B + (column * _product.StrideB) + _sliceStart;
            var target = _packed + (column * _sliceDepth);
            MatrixMultiplyPacking.Columns(source, _product.StrideB, _sliceDepth, used, target, TTile.Columns);
        }
    }

    private void PackRows(int part)
    {
        var first = part * _packGrain;
        var depth = Math.Min(_packGrain, _sliceDepth - first);
        var source = _product.B + ((_sliceStart + first) * _product.StrideB);
        var target = _packed + ((nint)first * TTile.Columns);
        var panelStep = (nint)_sliceDepth * TTile.Columns;
        MatrixMultiplyPacking.Rows(
            source, _product.StrideB, depth, _product.Columns, target, TTile.Columns, panelStep);
    }

    private void Compute(int part)
    {
        var rowTiles = Quotient(_product.Rows, TTile.Rows);
        var rowBlock = part / _columnBlocks;
        var columnBlock = part % _columnBlocks;
        var firstRow = (int)((long)rowTiles * rowBlock / _rowBlocks) * TTile.Rows;
        var endRow = Math.Min(_product.Rows, (int)((long)rowTiles * (rowBlock + 1) / _rowBlocks) * TTile.Rows);
        var firstPanel = (int)((long)Panels * columnBlock / _columnBlocks);
        var endPanel = (int)((long)Panels * (columnBlock + 1) / _columnBlocks);
        var rows = endRow - firstRow;
        for (var start = 0; start < _sliceDepth; start += _blockDepth)
        {
            var depth = Math.Min(_blockDepth, _sliceDepth - start);
            var strip = Strip(firstRow, rows, _sliceStart + start, depth);
            var accumulate = _product.Accumulate || _sliceStart + start > 0;
            for (var panel = firstPanel; panel < endPanel; panel++)
            {
                var column = (nint)panel * TTile.Columns;
                var used = (int)Math.Min(TTile.Columns, _product.Columns - column);
                var b = _packed + (column * _sliceDepth) + ((nint)start * TTile.Columns);
                var c = _product.C + (firstRow * _product.StrideC) + column;
                MultiplyPanel(strip, rows, depth, b, c, used, accumulate);
            }
        }
    }

    // Rows of A as tiles read them: where they lie, or copied into strips [depth, tile rows] when A is transposed.
    private MatrixMultiplyStrip Strip(int firstRow, int rows, int start, int depth)
    {
        if (!_product.TransposeA)
        {
            var source = _product.A + (firstRow * _product.StrideA) + start;
            return new MatrixMultiplyStrip(source, _product.StrideA, 1, TTile.Rows * _product.StrideA);
        }

        _packedRows ??= new MatrixMultiplyScratch();
        var target = _packedRows.Rent((long)Quotient(rows, TTile.Rows) * TTile.Rows * depth);
        var block = _product.A + (start * _product.StrideA) + firstRow;
        var tileStep = (nint)TTile.Rows * depth;
        MatrixMultiplyPacking.Rows(block, _product.StrideA, depth, rows, target, TTile.Rows, tileStep);
        return new MatrixMultiplyStrip(target, 1, TTile.Rows, tileStep);
    }

    private void MultiplyPanel(
        in MatrixMultiplyStrip strip, int rows, int depth, float* b, float* c, int used, bool accumulate)
    {
        var a = strip.Data;
        for (var row = 0; row < rows; row += TTile.Rows)
        {
            var tileRows = Math.Min(TTile.Rows, rows - row);
            if (used == TTile.Columns)
            {
                MultiplyTile(strip, a, tileRows, depth, b, c, _product.StrideC, accumulate);
            }
            else
            {
                MultiplyAside(strip, a, tileRows, depth, b, c, used, accumulate);
            }

            a += strip.TileStep;
            c += TTile.Rows * _product.StrideC;
        }
    }

    // A tile wider than what is left of C is computed aside, and the part of it that belongs to C copied.
    [SkipLocalsInit]
    private void MultiplyAside(
        in MatrixMultiplyStrip strip, float* a, int rows, int depth, float* b, float* c, int used, bool accumulate)
    {
        var aside = stackalloc float[TTile.Rows * TTile.Columns];
        MultiplyTile(strip, a, rows, depth, b, aside, TTile.Columns, accumulate: false);
        MatrixMultiplyPacking.Unpack(aside, TTile.Columns, rows, used, c, _product.StrideC, accumulate);
    }

    private static void MultiplyTile(
        in MatrixMultiplyStrip strip, float* a, int rows, int depth, float* b, float* c, nint strideC, bool accumulate)
    {
        var stepB = (nint)TTile.Columns;
        if (rows == TTile.Rows)
        {
            TTile.Multiply(depth, a, strip.RowStep, strip.DepthStep, b, stepB, c, strideC, accumulate);
            return;
        }

        var row = 0;
        for (; row + TEdgeTile.Rows <= rows; row += TEdgeTile.Rows)
        {
            var from = a + (row * strip.RowStep);
            TEdgeTile.Multiply(
                depth, from, strip.RowStep, strip.DepthStep, b, stepB, c + (row * strideC), strideC, accumulate);
        }

        for (; row < rows; row++)
        {
            var from = a + (row * strip.RowStep);
            TRowTile.Multiply(
                depth, from, strip.RowStep, strip.DepthStep, b, stepB, c + (row * strideC), strideC, accumulate);
        }
    }
}
