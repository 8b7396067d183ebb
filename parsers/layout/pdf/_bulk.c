/* Asks PDFium for the columns of a page in a loop of C: ``bulk.py`` says of what and does the same in
 * Python where this module was not built. Functions come as addresses, so that nothing is linked; arrays
 * come as writable buffers, whose lengths say how many answers there are.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

typedef void *address;

static address pointer(unsigned long long value) { return (address)(uintptr_t)value; }

static PyObject *done(Py_buffer *buffers, int count, int fits)
{
    for (int i = 0; i < count; i++)
        PyBuffer_Release(&buffers[i]);
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "buffers of different lengths");
        return NULL;
    }
    Py_RETURN_NONE;
}

/* page, box of a character, object of a character; boxes: 4 floats each, owners */
static PyObject *characters(PyObject *self, PyObject *args)
{
    unsigned long long page, box, owner;
    Py_buffer out[2];
    if (!PyArg_ParseTuple(args, "KKKw*w*", &page, &box, &owner, &out[0], &out[1]))
        return NULL;
    Py_ssize_t count = out[1].len / (Py_ssize_t)sizeof(uint64_t);
    int fits = out[0].len == count * 4 * (Py_ssize_t)sizeof(float);
    int (*box_of)(address, int, float *) = (int (*)(address, int, float *))pointer(box);
    address (*owner_of)(address, int) = (address(*)(address, int))pointer(owner);
    float *boxes = out[0].buf;
    uint64_t *owners = out[1].buf;
    for (Py_ssize_t i = 0; fits && i < count; i++) {
        box_of(pointer(page), (int)i, boxes + 4 * i);
        owners[i] = (uint64_t)(uintptr_t)owner_of(pointer(page), (int)i);
    }
    return done(out, 2, fits);
}

/* page; size, matrix, origin, map error of a character; font, mode, clip, paths of a clip of an object;
 * indexes, owners, fonts; numbers: size, a, b, c, d, x, y; flags: mode, map error, paths */
static PyObject *looks(PyObject *self, PyObject *args)
{
    unsigned long long page, f[8];
    Py_buffer out[5];
    if (!PyArg_ParseTuple(args, "KKKKKKKKKw*w*w*w*w*", &page, &f[0], &f[1], &f[2], &f[3], &f[4], &f[5],
                          &f[6], &f[7], &out[0], &out[1], &out[2], &out[3], &out[4]))
        return NULL;
    Py_ssize_t count = out[0].len / (Py_ssize_t)sizeof(int32_t);
    int fits = out[1].len == count * 8 && out[2].len == count * 8 && out[3].len == count * 7 * 8 &&
               out[4].len == count * 3 * 4;
    double (*size_of)(address, int) = (double (*)(address, int))pointer(f[0]);
    int (*matrix_of)(address, int, float *) = (int (*)(address, int, float *))pointer(f[1]);
    int (*origin_of)(address, int, double *, double *) =
        (int (*)(address, int, double *, double *))pointer(f[2]);
    int (*error_of)(address, int) = (int (*)(address, int))pointer(f[3]);
    address (*font_of)(address) = (address(*)(address))pointer(f[4]);
    int (*mode_of)(address) = (int (*)(address))pointer(f[5]);
    address (*clip_of)(address) = (address(*)(address))pointer(f[6]);
    int (*paths_of)(address) = (int (*)(address))pointer(f[7]);
    int32_t *indexes = out[0].buf, *flags = out[4].buf;
    uint64_t *owners = out[1].buf, *fonts = out[2].buf;
    double *numbers = out[3].buf;
    for (Py_ssize_t i = 0; fits && i < count; i++) {
        int index = indexes[i];
        address owner = pointer(owners[i]), clip = clip_of(owner);
        float matrix[6] = {0};
        double *row = numbers + 7 * i;
        fonts[i] = (uint64_t)(uintptr_t)font_of(owner);
        matrix_of(pointer(page), index, matrix);
        row[0] = size_of(pointer(page), index);
        for (int k = 0; k < 4; k++)
            row[k + 1] = matrix[k];
        row[5] = row[6] = 0;
        origin_of(pointer(page), index, row + 5, row + 6);
        flags[3 * i] = mode_of(owner);
        flags[3 * i + 1] = error_of(pointer(page), index);
        flags[3 * i + 2] = clip ? paths_of(clip) : 0;
    }
    return done(out, 5, fits);
}

/* page; object of a page, kind of an object; addresses, kinds */
static PyObject *objects(PyObject *self, PyObject *args)
{
    unsigned long long page, object, kind;
    Py_buffer out[2];
    if (!PyArg_ParseTuple(args, "KKKw*w*", &page, &object, &kind, &out[0], &out[1]))
        return NULL;
    Py_ssize_t count = out[0].len / (Py_ssize_t)sizeof(uint64_t);
    int fits = out[1].len == count * (Py_ssize_t)sizeof(int32_t);
    address (*object_at)(address, int) = (address(*)(address, int))pointer(object);
    int (*kind_of)(address) = (int (*)(address))pointer(kind);
    uint64_t *addresses = out[0].buf;
    int32_t *kinds = out[1].buf;
    for (Py_ssize_t i = 0; fits && i < count; i++) {
        address found = object_at(pointer(page), (int)i);
        addresses[i] = (uint64_t)(uintptr_t)found;
        kinds[i] = kind_of(found);
    }
    return done(out, 2, fits);
}

typedef unsigned int *out_int;
typedef int (*colour_of)(address, out_int, out_int, out_int, out_int);

/* known, red, green, blue, alpha */
static void colour(colour_of told, address item, unsigned int *c)
{
    c[1] = c[2] = c[3] = c[4] = 0;
    c[0] = (unsigned int)told(item, c + 1, c + 2, c + 3, c + 4);
}

/* marks of an object, mark of an object, fill of an object; addresses; counts; first marks; colours */
static PyObject *paints(PyObject *self, PyObject *args)
{
    unsigned long long marks, mark, fill;
    Py_buffer out[4];
    if (!PyArg_ParseTuple(args, "KKKw*w*w*w*", &marks, &mark, &fill, &out[0], &out[1], &out[2], &out[3]))
        return NULL;
    Py_ssize_t count = out[0].len / (Py_ssize_t)sizeof(uint64_t);
    int fits = out[1].len == count * 4 && out[2].len == count * 8 && out[3].len == count * 5 * 4;
    int (*marks_of)(address) = (int (*)(address))pointer(marks);
    address (*mark_at)(address, unsigned long) = (address(*)(address, unsigned long))pointer(mark);
    colour_of fill_of = (colour_of)pointer(fill);
    uint64_t *addresses = out[0].buf, *firsts = out[2].buf;
    int32_t *counts = out[1].buf;
    unsigned int *colours = out[3].buf;
    for (Py_ssize_t i = 0; fits && i < count; i++) {
        address item = pointer(addresses[i]);
        counts[i] = marks_of(item);
        firsts[i] = counts[i] > 0 ? (uint64_t)(uintptr_t)mark_at(item, 0) : 0;
        colour(fill_of, item, colours + 5 * i);
    }
    return done(out, 4, fits);
}

/* draw mode, stroke, fill, matrix, segments of a path; addresses; facts: filled, stroked, segments, matrix
 * known; colours of stroke and fill; matrices */
static PyObject *paths(PyObject *self, PyObject *args)
{
    unsigned long long f[5];
    Py_buffer out[4];
    if (!PyArg_ParseTuple(args, "KKKKKw*w*w*w*", &f[0], &f[1], &f[2], &f[3], &f[4], &out[0], &out[1], &out[2],
                          &out[3]))
        return NULL;
    Py_ssize_t count = out[0].len / (Py_ssize_t)sizeof(uint64_t);
    int fits = out[1].len == count * 4 * 4 && out[2].len == count * 10 * 4 && out[3].len == count * 6 * 4;
    int (*mode_of)(address, int *, int *) = (int (*)(address, int *, int *))pointer(f[0]);
    colour_of stroke_of = (colour_of)pointer(f[1]), fill_of = (colour_of)pointer(f[2]);
    int (*matrix_of)(address, float *) = (int (*)(address, float *))pointer(f[3]);
    int (*segments_of)(address) = (int (*)(address))pointer(f[4]);
    uint64_t *addresses = out[0].buf;
    int32_t *facts = out[1].buf;
    unsigned int *colours = out[2].buf;
    float *matrices = out[3].buf;
    for (Py_ssize_t i = 0; fits && i < count; i++) {
        address item = pointer(addresses[i]);
        int32_t *row = facts + 4 * i;
        row[0] = row[1] = 0;
        mode_of(item, row, row + 1);
        row[2] = segments_of(item);
        row[3] = matrix_of(item, matrices + 6 * i);
        colour(stroke_of, item, colours + 10 * i);
        colour(fill_of, item, colours + 10 * i + 5);
    }
    return done(out, 4, fits);
}

/* path; segment of a path, kind and end of a segment; how many; a list of kind, known, x, y */
static PyObject *segments(PyObject *self, PyObject *args)
{
    unsigned long long path, segment, kind, end;
    int count;
    if (!PyArg_ParseTuple(args, "KKKKi", &path, &segment, &kind, &end, &count))
        return NULL;
    address (*segment_at)(address, int) = (address(*)(address, int))pointer(segment);
    int (*kind_of)(address) = (int (*)(address))pointer(kind);
    int (*end_of)(address, float *, float *) = (int (*)(address, float *, float *))pointer(end);
    PyObject *list = PyList_New(count);
    for (int i = 0; list != NULL && i < count; i++) {
        address found = segment_at(pointer(path), i);
        float x = 0, y = 0;
        int known = end_of(found, &x, &y);
        PyObject *one = Py_BuildValue("(iidd)", kind_of(found), known, (double)x, (double)y);
        if (one == NULL)
            Py_CLEAR(list);
        else
            PyList_SET_ITEM(list, i, one);
    }
    return list;
}

static PyMethodDef methods[] = {
    {"characters", characters, METH_VARARGS, NULL},
    {"looks", looks, METH_VARARGS, NULL},
    {"objects", objects, METH_VARARGS, NULL},
    {"paints", paints, METH_VARARGS, NULL},
    {"paths", paths, METH_VARARGS, NULL},
    {"segments", segments, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_bulk", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__bulk(void) { return PyModule_Create(&module); }
